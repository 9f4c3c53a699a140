import AdminAPI
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/{endpoint}/test`: sends an event that has not happened, once, and leads to how it went.
struct SendTest: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.test"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let endpoint = try await context.endpoint(in: services)
        let delivery = try await services.admin.deliveries.test(endpoint, of: context.tenant)
        return .redirected(to: "/console/deliveries/\(delivery.id.text)", done: .testSent)
    }
}
