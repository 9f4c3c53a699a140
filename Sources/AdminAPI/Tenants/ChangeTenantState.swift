import Hummingbird
import Tenancy
import Web

/// `POST /tenants/{tenant}/suspend` has every SCIM request of the tenant answered with 403 within a second; `/resume` serves it
/// again, also when it was about to be deleted. Once more changes nothing.
struct ChangeTenantState: Action {
    typealias Change = @Sendable (TenantID, Set<Int64>?) async throws -> Tenant

    let change: Change

    init(_ change: @escaping Change) {
        self.change = change
    }

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await change(context.tenant.id, request.expectedVersions).response()
    }
}
