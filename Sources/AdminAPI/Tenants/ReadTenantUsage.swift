import Hummingbird
import Web

/// `GET /tenants/{tenant}/usage`: how much there is of what the tenant has.
struct ReadTenantUsage: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        .json(try await services.usage(of: context.tenant))
    }
}
