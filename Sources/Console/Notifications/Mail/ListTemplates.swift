import AdminAPI
import Hummingbird
import Notifications
import Web

/// `GET /console/notifications/templates`.
struct ListTemplates: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        // Which locale a type is written in next is asked for here; a form that only looks leads on by its query.
        if let type = MailType(rawValue: query.text("type")), !query.text("locale").isEmpty {
            return .redirected(to: "\(type.path)/\(try MailLocale(query.text("locale")).text)")
        }
        let overrides = try await services.admin.mail.templates.overrides(of: context.tenant)
        let view = TemplatesView(
            page: PageView("Mail templates", at: .notifications, in: context),
            lines: MailType.allCases.map { type in
                let own = overrides.filter { $0.type == type }
                return TemplatesView.Line(
                    typeLabel: type.label, word: type.rawValue, subject: BuiltInTemplates.text(for: type).subject,
                    texts: own.map { TemplatesView.Link(textPath: "\(type.path)/\($0.locale)", locale: $0.locale) },
                    hasTexts: !own.isEmpty, builtInPath: "\(type.path)/\(MailLocale.english.text)")
            }, types: MailType.allCases.map { Choice($0.rawValue, $0.label, chosen: "") })
        return .page(view, "templates")
    }
}
