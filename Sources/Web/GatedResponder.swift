import Hummingbird

/// The gate of a surface with one action behind it.
struct GatedResponder<G: Gate, A: Action<G.Admitted>>: HTTPResponder {
    let gate: G
    let action: A
    /// For requests that may carry an `Idempotency-Key`.
    let replies: IdempotentReplies?

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let admitted = try await gate.admit(request, context)
        if let replies, let caller = gate.callerID(of: admitted), let key = try IdempotencyKey(request.headers) {
            return try await replies.respond(to: request, key, of: caller) { request in
                try await action.respond(to: request, in: admitted)
            }
        }
        let response = try await action.respond(to: request, in: admitted)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
