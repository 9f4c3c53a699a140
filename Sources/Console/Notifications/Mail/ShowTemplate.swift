import AdminAPI
import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `GET /console/notifications/templates/{type}/{locale}`: the tenant's texts or the built-in ones, and a preview with made-up
/// values.
struct ShowTemplate: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        try await page(in: context, done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, typed: MailTemplateText? = nil, problem: FormProblem? = nil,
        done: DoneMessage? = nil
    ) async throws -> Response {
        let (type, locale) = try context.mailTemplate()
        let own = try await services.mailTemplate(in: context)
        let view = TemplateView(
            page: PageView("\(type.label), \(locale)", at: .notifications, in: context, done: done), type: type,
            locale: locale, isOwn: own != nil, text: typed ?? own?.text ?? BuiltInTemplates.text(for: type),
            problem: problem, isTried: typed != nil && problem == nil)
        var response = Response.page(view, "template", status: problem?.status ?? .ok)
        response.headers[.contentSecurityPolicy] = Self.policy
        return response
    }

    /// Mail has styles of its own, and a frame that is filled by an attribute has the policy of the page around it. Nothing on the
    /// page is unescaped; scripts stay forbidden, and the frame is sandboxed besides.
    private static let policy = PageHeaders.policy.replacing(
        "style-src 'self'", with: "style-src 'self' 'unsafe-inline'")
}

extension ConsoleServices {
    /// What the tenant has written for the type and the locale that the path names; nil for nothing.
    func mailTemplate(in context: ConsoleContext) async throws -> MailTemplateOverride? {
        let (type, locale) = try context.mailTemplate()
        return try await admin.mail.templates.overrides(of: context.tenant)
            .first { $0.type == type && $0.locale == locale }
    }
}

extension ConsoleContext {
    /// The type and the locale of mail that the path names.
    func mailTemplate() throws -> (MailType, locale: String) {
        guard let type = MailType(rawValue: try pathParameter("type")) else { throw MailError.typeUnknown }
        return (type, try MailLocale(pathParameter("locale")).text)
    }
}
