import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Notifications
import Web

/// `POST /console/notifications/contacts/{contact}/remove`: asks first; confirmed, what waits for the contact is not sent.
struct RemoveContact: FormAction {
    let services: ConsoleServices
    let name = "mail_contact.delete"
    let subject: String? = "contact"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.contact(in: services).json
    }

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let contact = try await context.contact(in: services)
        let path = "/console/notifications/contacts/\(contact.id.text)"
        return ConfirmationView(
            page: PageView("Remove an address", at: .notifications, in: context), back: (path, contact.address),
            heading: "Remove \(contact.address)",
            sentences: ["No more mail goes to the address, and what waits is not sent."], form: form,
            actionPath: "\(path)/remove", button: "Remove address", isDanger: true)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        try await services.admin.mail.contacts.delete(context.id("contact", of: "contact"), of: context.tenant)
        return .redirected(to: "/console/notifications/contacts", done: .contactRemoved)
    }
}
