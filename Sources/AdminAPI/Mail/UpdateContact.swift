import Directory
import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `PATCH /tenants/{tenant}/notification-preferences/{contact}` with any of `address`, `locale`, `digest`, `types` and
/// `state`; 412 when `If-Match` names another version.
struct UpdateContact: Action {
    let contacts: MailContactStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("contact", of: "contact")
        let change = try await MailContactBody(request, isNew: false).change
        let condition = VersionCondition(ifMatch: request.headers[.ifMatch])
        let contact = try await contacts.update(id, change, ifVersion: condition.expected, of: context.tenant)
        return .json(contact.json, headers: [.eTag: contact.entityTag])
    }
}
