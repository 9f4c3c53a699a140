import Hummingbird

/// The gate of a surface with one action behind it.
struct GatedResponder<G: Gate, A: Action<G.Admitted>>: HTTPResponder {
    let gate: G
    let action: A
    /// For requests that may carry an `Idempotency-Key`.
    let replies: IdempotentReplies?
    /// Writes down what the action does.
    let audit: RouteAudit<G.Admitted>?

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let admitted = try await gate.admit(request, context)
        // What is answered as before is not done again, so it is not written down again either.
        if let replies, let caller = gate.callerID(of: admitted), let key = try IdempotencyKey(request.headers) {
            return try await replies.respond(to: request, key, of: caller, in: gate.tenantID(of: admitted)) { request in
                try await act(on: request, admitted, context)
            }
        }
        let response = try await act(on: request, admitted, context)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func act(on request: Request, _ admitted: G.Admitted, _ context: WebContext) async throws -> Response {
        guard let audit else { return try await action.respond(to: request, in: admitted) }
        return try await audit.respond(to: request, context, in: admitted) { request in
            try await action.respond(to: request, in: admitted)
        }
    }
}
