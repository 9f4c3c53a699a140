import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Web

/// `POST /tenants/{tenant}/license-pools/{pool}/overflow` with `user_ids`: these people give up their seats of a pool that has
/// shrunk and wait at the end of the line; of more people than are too many the last ones keep theirs.
struct ReclaimSeats: Action {
    static let counts = 1...10_000

    let pools: LicensePoolStore
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("pool", of: "license pool")
        var members = try await request.members()
        let users = members.ids("user_ids")
        try members.finish()
        guard Self.counts.contains(users.count) else {
            throw Failure.member(
                "/user_ids", "out_of_range", "user_ids must name 1 to \(Self.counts.upperBound) people.")
        }
        guard let usage = try await pools.usage(of: id, of: context.tenant) else {
            throw LicensingError.poolNotFound(id)
        }
        guard usage.overflow > 0 else { throw LicensingError.nothingToReclaim }
        try await licenses.requests.reclaim(users, from: id, of: context.tenant)
        return .json(["requested": .integer(Set(users).count)], status: .accepted)
    }
}
