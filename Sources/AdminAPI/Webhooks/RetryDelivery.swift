import Hummingbird
import Notifications
import Web

/// `POST /tenants/{tenant}/deliveries/{delivery}/retry`: one attempt at once, with the present secret, also while the
/// endpoint is disabled; it counts for nothing but its own success.
struct RetryDelivery: Action {
    let deliveries: WebhookDeliveryStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let delivery = try await deliveries.retry(try context.id("delivery", of: "delivery"), of: context.tenant)
        return .json(delivery.json, status: .accepted)
    }
}
