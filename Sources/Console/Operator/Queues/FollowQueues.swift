import Hummingbird
import Web

/// `GET /console/operator/queues/live`: the queues as they are by now, as a piece of their page.
struct FollowQueues: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let queues = try await services.queues()
        return .page(QueueCardsView(queues: queues, hasQueues: !queues.isEmpty), "queue-cards")
    }
}
