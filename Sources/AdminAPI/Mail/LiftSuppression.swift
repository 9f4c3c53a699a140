import Hummingbird
import Notifications
import Web

/// `DELETE /tenants/{tenant}/notification-suppressions/{suppression}`: mail may go to the address again.
struct LiftSuppression: Action {
    let suppressions: MailSuppressionStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await suppressions.lift(context.id("suppression", of: "suppressed address"), of: context.tenant)
        return Response(status: .noContent)
    }
}
