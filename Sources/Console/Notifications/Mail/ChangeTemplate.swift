import AdminAPI
import Hummingbird
import JSON
import Notifications
import Web

/// `POST /console/notifications/templates/{type}/{locale}` with `subject`, `text` and `html`; with `preview` it shows what becomes of
/// them and changes nothing.
struct ChangeTemplate: FormAction {
    let services: ConsoleServices
    let name = "mail_template.replace"
    let subject: String? = "type"
    /// Both texts, each byte as an escape.
    let limit = 2 * 3 * MailTemplateText.longestPart + ConsoleForm.usualLimit

    func isWrittenDown(_ form: ConsoleForm) -> Bool { !form.isOn("preview") }

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await services.mailTemplate(in: context)?.json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let (type, locale) = try context.mailTemplate()
        guard form.isOn("preview") else {
            let changed = try await services.admin.mail.templates.put(
                form.template, for: type, locale: locale, of: context.tenant)
            return .redirected(to: "\(type.path)/\(locale)", done: .templateChanged, after: changed.json)
        }
        _ = try MailTemplate(form.template, for: type)
        return .shown(try await ShowTemplate(services: services).page(in: context, typed: form.template))
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowTemplate(services: services).page(in: context, typed: form.template, problem: problem)
    }
}

extension ConsoleForm {
    fileprivate var template: MailTemplateText {
        MailTemplateText(subject: self["subject"], text: lines("text"), html: lines("html"))
    }
}
