import Hummingbird
import Tenancy
import Web

/// What a tenant's own key does not do to its tenant.
struct OperatorsOnly<Wrapped: Action<TenantAdminContext>>: Action {
    let action: Wrapped

    init(_ action: Wrapped) {
        self.action = action
    }

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        guard context.identity.isOperator else { throw Failure.operatorKeyRequired }
        return try await action.respond(to: request, in: context)
    }
}
