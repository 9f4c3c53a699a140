import Hummingbird
import Notifications
import Web

/// `GET …/webhook-endpoints/{endpoint}`.
struct ReadWebhookEndpoint: Action {
    let endpoints: WebhookEndpointStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await context.endpoint(in: endpoints).response()
    }
}
