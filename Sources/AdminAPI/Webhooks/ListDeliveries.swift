import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `GET …/webhook-endpoints/{endpoint}/deliveries`, the newest first, in one `state` when it is given.
struct ListDeliveries: Action {
    private static let cursor = ListCursor("deliveries")

    let endpoints: WebhookEndpointStore
    let deliveries: WebhookDeliveryStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let state: WebhookDelivery.State? = try list.word("state")
        let endpoint = try await context.endpoint(in: endpoints)
        let page = try await deliveries.page(
            to: endpoint, of: context.tenant, in: state, before: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
