import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `GET /console/deliveries/{delivery}`: the message, and each attempt with request and reply.
struct ShowDelivery: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        try await page(in: context, done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, refusal: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let id = try context.id("delivery", of: "delivery")
        guard let delivery = try await services.admin.deliveries.find(id, of: context.tenant) else {
            throw NotificationError.deliveryNotFound(id)
        }
        let endpoint = try await services.admin.webhookEndpoints.find(delivery.endpointID, of: context.tenant)
        let attempts = try await services.admin.deliveries.attempts(of: delivery, of: context.tenant)
        let isSent = endpoint?.settings.isPolled == false
        let view = DeliveryView(
            page: PageView("Delivery of \(delivery.type)", at: .notifications, in: context, done: done),
            path: "/console/deliveries/\(id.text)", endpointPath: endpoint?.path,
            endpointName: endpoint?.shownName ?? "An endpoint that is gone", kind: delivery.type,
            state: delivery.state.rawValue, colour: delivery.state.colour,
            canRetry: context.mayAct && isSent && delivery.state != .delivered, eventID: delivery.eventID.text,
            deliveryID: id.text, sequence: delivery.sequence.map(String.init), made: MomentView(delivery.createdAt),
            nextAt: MomentView(delivery.nextAt), finishedAt: MomentView(delivery.finishedAt),
            tries: delivery.isTest
                ? "\(delivery.shownAttempts), as a test, besides the schedule"
                : "\(delivery.attempts) of the schedule's \(DeliverySchedule.attempts)", payload: delivery.payload,
            attempts: attempts.map { DeliveryView.Attempt($0) }, hasAttempts: !attempts.isEmpty,
            problem: refusal?.general(besides: []))
        return .page(view, "delivery", status: refusal?.status ?? .ok)
    }
}
