import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET …/webhook-endpoints/{endpoint}/deliveries`, the newest first, in one `state` when it is given; also of an endpoint
/// that is gone, for as long as they are kept.
struct ListDeliveries: Action {
    private static let cursor = ListCursor("deliveries")

    let endpoints: WebhookEndpointStore
    let deliveries: WebhookDeliveryStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let state: WebhookDelivery.State? = try list.word("state")
        let id = try context.id("endpoint", of: "webhook endpoint")
        let page = try await deliveries.page(
            to: id, of: context.tenant, in: state, before: list.afterID(in: Self.cursor), limit: list.limit)
        // Who has deliveries was an endpoint.
        if page.elements.isEmpty, try await deliveries.page(to: id, of: context.tenant, limit: 1).elements.isEmpty {
            _ = try await context.endpoint(in: endpoints)
        }
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
