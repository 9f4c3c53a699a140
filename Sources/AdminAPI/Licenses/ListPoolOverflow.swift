import Hummingbird
import JSON
import Licensing
import Web

/// `GET /tenants/{tenant}/license-pools/{pool}/overflow`: how many people have a seat beyond what was bought, and who has
/// the highest seats, as a proposal for who loses one.
struct ListPoolOverflow: Action {
    /// Most people that are proposed.
    private static let listed = 1000

    let pools: LicensePoolStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("pool", of: "license pool")
        guard let usage = try await pools.usage(of: id, of: context.tenant) else {
            throw LicensingError.poolNotFound(id)
        }
        let holders = try await pools.highestHolders(
            of: id, of: context.tenant, count: min(usage.overflow, Self.listed))
        let data = holders.map { holder -> JSONValue in
            ["user_id": .id(holder.userID), "seat_number": .integer(holder.seatNumber)]
        }
        return .json(["overflow": .integer(usage.overflow), "data": .array(data)])
    }
}
