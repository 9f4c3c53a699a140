import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Notifications
import Web

/// `POST /console/notifications/contacts/{contact}` with the `version` that was seen; with `resubscribe` mail goes again to somebody who wanted none.
struct ChangeContact: FormAction {
    let services: ConsoleServices
    let name = "mail_contact.update"
    let subject: String? = "contact"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.contact(in: services).json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let contact = try await context.contact(in: services)
        var change = form.contactChange
        if form.isOn("resubscribe") { change.state = .active }
        let changed = try await services.admin.mail.contacts.update(
            contact.id, change, ifVersion: form.versions, of: context.tenant)
        return .redirected(
            to: "/console/notifications/contacts/\(contact.id.text)", done: .contactChanged, after: changed.json)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowContact(services: services).page(in: context, form: form, problem: problem)
    }
}
