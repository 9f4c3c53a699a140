import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Web

/// `POST /tenants/{tenant}/guard/approve` releases what is held, `/guard/reject` keeps it until something else happens to each
/// person. 202: the seats follow; 409 when nothing is held.
struct ResolveGuard: Action {
    let guardian: ReleaseGuardStore
    let isApproved: Bool

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await guardian.resolve(isApproved: isApproved, of: context.tenant)
        return .json(["decision": .string(isApproved ? "approved" : "rejected")], status: .accepted)
    }
}
