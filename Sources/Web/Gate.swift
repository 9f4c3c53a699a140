package import FoundationEssentials
package import Hummingbird
package import Tenancy

/// Decides whether a request may reach an action, and gives the action a context in which that is settled.
///
/// An action can only be written against what its gate hands out, so none can forget to ask who is calling.
package protocol Gate: Sendable {
    associatedtype Admitted: Sendable

    /// - Throws: a `Failure` for whom the action is closed.
    func admit(_ request: Request, _ context: WebContext) async throws -> Admitted

    /// To whom an `Idempotency-Key` belongs; nil where none is heeded.
    func callerID(of admitted: Admitted) -> UUID?

    /// The tenant in which the action works; nil where it is the operator's own.
    func tenantID(of admitted: Admitted) -> TenantID?
}

extension Gate {
    package func callerID(of admitted: Admitted) -> UUID? { nil }

    package func tenantID(of admitted: Admitted) -> TenantID? { nil }
}
