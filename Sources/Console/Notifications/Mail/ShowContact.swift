import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `GET /console/notifications/contacts/{contact}`.
struct ShowContact: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        try await page(in: context, done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, form: ConsoleForm? = nil, problem: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let contact = try await context.contact(in: services)
        let view = ContactView(
            page: PageView(contact.address, at: .notifications, in: context, done: done),
            path: "/console/notifications/contacts/\(contact.id.text)", contactAddress: contact.address,
            isUnsubscribed: contact.state == .unsubscribed,
            form: ContactFormView(contact, form: form, problem: problem))
        return .page(view, "contact", status: problem?.status ?? .ok)
    }
}

extension ConsoleContext {
    /// The contact that the path names at `{contact}`.
    func contact(in services: ConsoleServices) async throws -> MailContact {
        try await services.admin.mail.contacts.find(id("contact", of: "contact"), of: tenant)
    }
}
