import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/contacts`: somebody more is told by mail of what happens from now on.
struct AddContact: FormAction {
    let services: ConsoleServices
    let name = "mail_contact.create"
    let subject: String? = nil

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let contact = try await services.admin.mail.contacts.create(form.contactChange, for: context.tenant)
        return .redirected(
            to: "/console/notifications/contacts", done: .contactAdded, subject: contact.id.text, after: contact.json)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ListContacts(services: services).page(in: context, form: form, problem: problem)
    }
}
