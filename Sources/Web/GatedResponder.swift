import Hummingbird

/// The gate of a surface with one action behind it.
struct GatedResponder<G: Gate, A: Action<G.Admitted>>: HTTPResponder {
    let gate: G
    let action: A

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let response = try await action.respond(to: request, in: gate.admit(request, context))
        return request.method == .head ? response.createHeadResponse() : response
    }
}
