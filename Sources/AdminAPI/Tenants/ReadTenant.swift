import Hummingbird
import Web

/// `GET /tenants/{tenant}`.
struct ReadTenant: Action {
    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        context.tenant.response()
    }
}
