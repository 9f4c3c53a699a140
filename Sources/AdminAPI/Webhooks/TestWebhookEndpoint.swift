import Hummingbird
import Notifications
import Web

/// `POST …/webhook-endpoints/{endpoint}/test`: sends a `webhook_endpoint.test` once; how it went is at the delivery.
struct TestWebhookEndpoint: Action {
    let endpoints: WebhookEndpointStore
    let deliveries: WebhookDeliveryStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let endpoint = try await context.endpoint(in: endpoints)
        let delivery = try await deliveries.test(endpoint, of: context.tenant)
        return .json(
            delivery.json, status: .accepted, headers: [.location: context.url(of: delivery.id, in: "deliveries")])
    }
}
