import Hummingbird
import Web

/// A method that a path does not have: 405.
struct RefuseMethod: Action {
    /// What the path has instead.
    let allowed: String

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        throw Failure.methodNotAllowed(allowed: allowed)
    }
}
