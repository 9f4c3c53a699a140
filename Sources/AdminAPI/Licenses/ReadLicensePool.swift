import Hummingbird
import Licensing
import Web

/// `GET /tenants/{tenant}/license-pools/{pool}`.
struct ReadLicensePool: Action {
    let pools: LicensePoolStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("pool", of: "license pool")
        guard let pool = try await pools.find(id, of: context.tenant) else { throw LicensingError.poolNotFound(id) }
        return pool.response()
    }
}
