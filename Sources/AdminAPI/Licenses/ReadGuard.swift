import Hummingbird
import Licensing
import Web

/// `GET /tenants/{tenant}/guard`: how the guard against mass release is set, and whether it holds something.
struct ReadGuard: Action {
    let guardian: ReleaseGuardStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await guardian.state(of: context.tenant).response()
    }
}
