import Hummingbird
import JSON

/// `GET /healthz`: the process runs and answers.
struct AnswerHealth: Action {
    func respond(to request: Request, in context: WebContext) async throws -> Response {
        .json(["status": "ok"])
    }
}
