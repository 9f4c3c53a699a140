package import FoundationEssentials

/// Writes down what is done behind a table's gate.
package protocol RouteAuditor<Context>: Sendable {
    associatedtype Context: Sendable

    /// Whether the call is to be written down.
    func audits(_ call: AuditedCall) -> Bool

    /// Whether the call asks what would go, and nothing goes but what its path shows.
    func rehearses(_ call: AuditedCall) -> Bool

    /// Before the action; what this throws keeps the action from being done.
    func begin(_ call: AuditedCall, in context: Context) async throws -> UUID

    /// After it. The action is done by then, so nothing may be thrown.
    func end(_ id: UUID, _ end: AuditedEnd, in context: Context) async
}
