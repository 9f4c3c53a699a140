import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `GET /tenants/{tenant}/notification-suppressions`: addresses that bounced, to which nothing is sent.
struct ListSuppressions: Action {
    private static let cursor = ListCursor("notification-suppressions")

    let suppressions: MailSuppressionStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await suppressions.page(
            of: context.tenant, after: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
