/// A leased connection.
package final class PostgresConnection: Sendable {
    init() {}

    /// Runs one statement.
    nonisolated(nonsending)
    package func query(_ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []) async throws(PostgresError) -> Rows {
        throw .closed
    }

    /// Runs statements in order in one implicit transaction and one trip.
    nonisolated(nonsending)
    package func pipeline(in schema: SchemaName? = nil, _ statements: [(Statement, [Bind])]) async throws(PostgresError) -> [Rows] {
        throw .closed
    }
}
