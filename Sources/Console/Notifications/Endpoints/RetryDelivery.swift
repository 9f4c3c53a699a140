import AdminAPI
import Hummingbird
import Notifications
import Web

/// `POST /console/deliveries/{delivery}/retry`: one attempt at once.
struct RetryDelivery: FormAction {
    let services: ConsoleServices
    let name = "delivery.retry"
    let subject: String? = "delivery"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> Response {
        let delivery = try await services.admin.deliveries.retry(
            context.id("delivery", of: "delivery"), of: context.tenant)
        return .redirected(to: "/console/notifications/\(delivery.endpointID.text)", done: .deliveryRetried)
    }
}
