import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/{endpoint}` with `state`: what was sent to a webhook endpoint, the newest first, by pages.
struct ShowEndpoint: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let id = try context.id("endpoint", of: "webhook endpoint")
        guard let endpoint = try await services.admin.webhookEndpoints.find(id, of: context.tenant) else {
            throw NotificationError.endpointNotFound(id)
        }
        let query = Query(request.uri.query)
        let (state, after) = (WebhookDelivery.State(rawValue: query.text("state")), query.id("after"))
        let page = try await services.admin.deliveries.page(
            to: id, of: context.tenant, in: state, before: after, limit: Self.pageSize)
        let url = endpoint.settings.isPolled ? "A receiver that polls" : endpoint.settings.url
        let view = EndpointView(
            page: PageView(url, at: .notifications, in: context, done: DoneMessage(request.uri.query)), url: url,
            deliveries: page.elements.map { Self.delivery($0, mayAct: context.mayAct && !endpoint.settings.isPolled) },
            hasDeliveries: !page.elements.isEmpty,
            states: [Choice("", "Any state", chosen: state?.rawValue ?? "")]
                + WebhookDelivery.State.allCases.map {
                    Choice($0.rawValue, $0.rawValue.capitalized, chosen: state?.rawValue ?? "")
                },
            links: PageLinks(
                "/console/notifications/\(id.text)", filters: [("state", state?.rawValue ?? "")], after: after?.text,
                next: page.next?.text))
        return .page(view, "endpoint")
    }

    private static func delivery(_ delivery: WebhookDelivery, mayAct: Bool) -> EndpointView.Delivery {
        let colours: [WebhookDelivery.State: String] = [.pending: "amber", .delivered: "green", .failed: "red"]
        return EndpointView.Delivery(
            deliveryPath: "/console/deliveries/\(delivery.id.text)", kind: delivery.type,
            state: delivery.state.rawValue, colour: colours[delivery.state] ?? "grey", attempts: delivery.attempts,
            when: MomentView(delivery.createdAt), nextAt: MomentView(delivery.nextAt),
            canRetry: mayAct && delivery.state == .failed)
    }
}
