import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `POST /console/deliveries/{delivery}/retry`: one attempt at once.
struct RetryDelivery: FormAction {
    let services: ConsoleServices
    let name = "delivery.retry"
    let subject: String? = "delivery"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let delivery = try await services.admin.deliveries.retry(
            context.id("delivery", of: "delivery"), of: context.tenant)
        return .redirected(to: "/console/deliveries/\(delivery.id.text)", done: .deliveryRetried)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowDelivery(services: services).page(in: context, refusal: problem)
    }
}
