package import Hummingbird

/// What one route does: twenty lines that decode, call the domain and answer.
package protocol Action<Context>: Sendable {
    /// What the route's gate hands out.
    associatedtype Context: Sendable

    func respond(to request: Request, in context: Context) async throws -> Response
}
