import Hummingbird
import Notifications
import Web

/// `PUT /tenants/{tenant}/notification-templates/{type}/{locale}` with `subject`, `text` and `html`, in place of the built-in
/// ones; refused with the line and the reason when they could not be filled.
struct PutTemplate: Action {
    let templates: MailTemplateStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let type = try context.mailType()
        var members = try await request.members()
        let text = members.template()
        try members.finish()
        return .json(
            try await templates.put(
                text, for: type, locale: context.pathParameter("locale"), of: context.tenant
            ).json)
    }
}
