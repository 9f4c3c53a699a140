import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `GET /tenants/{tenant}/notification-preferences`: who is told by mail, in the order of their making.
struct ListContacts: Action {
    private static let cursor = ListCursor("notification-preferences")

    let contacts: MailContactStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await contacts.page(
            of: context.tenant, after: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
