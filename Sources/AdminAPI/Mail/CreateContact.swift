import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `POST /tenants/{tenant}/notification-preferences` with `address` and any of `locale`, `digest`, `types` and `state`.
struct CreateContact: Action {
    let contacts: MailContactStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let change = try await MailContactBody(request, isNew: true).change
        let contact = try await contacts.create(change, for: context.tenant)
        return .json(
            contact.json, status: .created,
            headers: [
                .location: context.url(of: contact.id, in: "notification-preferences"), .eTag: contact.entityTag,
            ])
    }
}
