import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `GET /tenants/{tenant}/notifications`: what was written to whom and what became of it, the newest first; with `state`.
struct ListNotifications: Action {
    private static let cursor = ListCursor("notifications")

    let log: NotificationLog

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await log.page(
            of: context.tenant, NotificationFilter(state: list.word("state")), after: list.afterID(in: Self.cursor),
            limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
