import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `GET /tenants/{tenant}/notification-preferences/{contact}`.
struct ReadContact: Action {
    let contacts: MailContactStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let contact = try await contacts.find(context.id("contact", of: "contact"), of: context.tenant)
        return .json(contact.json, headers: [.eTag: contact.entityTag])
    }
}
