import AdminAPI
import Hummingbird
import JSON
import Notifications
import Web

/// `POST /console/notifications/templates/{type}/{locale}/reset`: asks first; confirmed, goes back to the built-in texts.
struct ResetTemplate: FormAction {
    let services: ConsoleServices
    let name = "mail_template.delete"
    let subject: String? = "type"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await services.mailTemplate(in: context)?.json
    }

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let (type, locale) = try context.mailTemplate()
        let path = "\(type.path)/\(locale)"
        return ConfirmationView(
            page: PageView("Reset a template", at: .notifications, in: context),
            back: (path, "\(type.label), \(locale)"), heading: "Go back to the built-in texts",
            sentences: ["Your texts of “\(type.label)” for \(locale) are deleted."], form: form,
            actionPath: "\(path)/reset", button: "Delete these texts", isDanger: true)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let (type, locale) = try context.mailTemplate()
        try await services.admin.mail.templates.delete(type, locale: locale, of: context.tenant)
        return .redirected(to: "\(type.path)/\(locale)", done: .templateReset)
    }
}
