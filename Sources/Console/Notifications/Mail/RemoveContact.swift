import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Notifications
import Web

/// `POST /console/notifications/contacts/{contact}/remove`: what waits for the contact is not sent.
struct RemoveContact: FormAction {
    let services: ConsoleServices
    let name = "mail_contact.delete"
    let subject: String? = "contact"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.contact(in: services).json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        try await services.admin.mail.contacts.delete(context.id("contact", of: "contact"), of: context.tenant)
        return .redirected(to: "/console/notifications/contacts", done: .contactRemoved)
    }
}
