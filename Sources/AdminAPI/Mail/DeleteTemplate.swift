import Hummingbird
import Notifications
import Web

/// `DELETE /tenants/{tenant}/notification-templates/{type}/{locale}`: back to the built-in texts.
struct DeleteTemplate: Action {
    let templates: MailTemplateStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await templates.delete(
            context.mailType(), locale: context.pathParameter("locale"), of: context.tenant)
        return Response(status: .noContent)
    }
}
