import Hummingbird
import JSON
import Licensing
import Web

/// `GET /tenants/{tenant}/license-pools/{pool}/usage`: as far as the seats have followed the log.
struct ReadPoolUsage: Action {
    let pools: LicensePoolStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("pool", of: "license pool")
        guard let usage = try await pools.usage(of: id, of: context.tenant) else {
            throw LicensingError.poolNotFound(id)
        }
        return .json([
            "seats": .integer(usage.seats), "held": .integer(usage.held), "in_grace": .integer(usage.inGrace),
            "available": .integer(usage.available), "waitlisted": .integer(usage.waiting),
            "overflow": .integer(usage.overflow),
        ])
    }
}
