import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `GET /tenants/{tenant}/deliveries`: those to all endpoints, the newest first, in one `state` when it is given.
struct ListAllDeliveries: Action {
    private static let cursor = ListCursor("all-deliveries")

    let deliveries: WebhookDeliveryStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await deliveries.page(
            of: context.tenant, in: list.word("state"), before: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
