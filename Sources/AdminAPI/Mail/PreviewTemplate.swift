import Hummingbird
import JSON
import Notifications
import Web

/// `POST /tenants/{tenant}/notification-templates/{type}/{locale}/preview`: what a mail would look like, filled with made-up
/// values; with `subject`, `text` and `html` of a template to be tried, else of the one in force.
struct PreviewTemplate: Action {
    let templates: MailTemplateStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let type = try context.mailType()
        let template = try await template(type, request, context)
        let filled = template.filled(with: type.sample)
        return .json([
            "subject": .string(filled.subject), "text": .string(filled.text), "html": .string(filled.html),
        ])
    }

    private func template(
        _ type: MailType, _ request: Request, _ context: TenantAdminContext
    ) async throws -> MailTemplate {
        let locale = try MailLocale(context.pathParameter("locale"))
        let body = try await request.object(upTo: 256 << 10, mediaTypes: .json)
        guard !body.isEmpty else {
            let inForce = try await templates.templates(for: [type], locale: locale.text, of: context.tenant)
            guard let template = inForce[type] else { throw MailError.templateNotFound }
            return template
        }
        var members = BodyMembers(body)
        let text = members.template()
        try members.finish()
        return try MailTemplate(text, for: type)
    }
}
