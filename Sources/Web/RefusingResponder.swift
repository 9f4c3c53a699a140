import Hummingbird

/// Answers a path with one failure whatever the request.
struct RefusingResponder: HTTPResponder {
    let failure: Failure

    func respond(to request: Request, context: WebContext) async throws -> Response {
        throw failure
    }
}
