/// Everything that can go wrong between a caller and the server.
package enum PostgresError: Error, Sendable, Equatable {
    /// The server refused a statement; its implicit or explicit transaction is rolled back.
    case server(ServerError)
    /// The connection broke. When `outcomeUnknown`, the statements had been sent and their end was not seen: they may
    /// or may not have taken effect, and only a check (a version, an id) makes repeating them safe.
    case connectionLost(outcomeUnknown: Bool)
    /// No connection came free in `PostgresConfiguration.acquisitionTimeout`.
    case acquisitionTimedOut
    /// The statement ran longer than `PostgresConfiguration.statementTimeout`; it was cancelled and took no effect.
    case statementTimedOut
    /// The calling task was cancelled. A statement that had already been sent may still have taken effect.
    case cancelled
    /// A value did not have the type that was asked for; the text says which column and why.
    case decoding(String)
    /// The server cannot be reached; the text is libpq's last reason, without secrets.
    case notConnected(String)
    /// The caller broke a rule (no schema for a tenant's statement, a transaction used after its end…).
    case misuse(String)
    /// The client is not running any more.
    case closed

    /// The SQLSTATE when the server refused a statement.
    package var sqlState: SQLState? {
        guard case .server(let error) = self else { return nil }
        return error.sqlState
    }

    /// The constraint that a statement violated, when the server named one.
    package var constraint: String? {
        guard case .server(let error) = self else { return nil }
        return error.constraint
    }
}
