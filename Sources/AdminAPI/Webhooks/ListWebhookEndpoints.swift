import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `GET /tenants/{tenant}/webhook-endpoints`, in the order of their making.
struct ListWebhookEndpoints: Action {
    private static let cursor = ListCursor("webhook-endpoints")

    let endpoints: WebhookEndpointStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await endpoints.page(
            of: context.tenant, after: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
