import Hummingbird
import Notifications
import Web

/// `DELETE /tenants/{tenant}/notification-preferences/{contact}`; what waits for the contact is not sent.
struct DeleteContact: Action {
    let contacts: MailContactStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await contacts.delete(context.id("contact", of: "contact"), of: context.tenant)
        return Response(status: .noContent)
    }
}
