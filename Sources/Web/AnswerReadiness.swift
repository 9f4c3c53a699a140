import Hummingbird
import JSON

/// `GET /readyz`: 200 while requests may be sent here, 503 with the reason while not.
struct AnswerReadiness: Action {
    let readiness: @Sendable () async -> Readiness

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        switch await readiness() {
        case .ready: .json(["status": "ready"])
        case .notReady(let reason):
            .json(["status": "not_ready", "reason": .string(reason)], status: .serviceUnavailable)
        }
    }
}
