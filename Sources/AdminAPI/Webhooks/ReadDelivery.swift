import Hummingbird
import JSON
import Notifications
import Web

/// `GET /tenants/{tenant}/deliveries/{delivery}`: with the body that is sent and the last hundred attempts.
struct ReadDelivery: Action {
    let deliveries: WebhookDeliveryStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("delivery", of: "delivery")
        guard let delivery = try await deliveries.find(id, of: context.tenant) else {
            throw NotificationError.deliveryNotFound(id)
        }
        let attempts = try await deliveries.attempts(of: delivery, of: context.tenant)
        var json = delivery.json
        json.append("payload", .string(delivery.payload))
        json.append("log", .array(attempts.map { .object($0.json) }))
        return .json(json)
    }
}
