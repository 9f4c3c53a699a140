/// A transaction under way.
package final class PostgresTransaction: Sendable {
    init() {}

    /// Runs a statement now.
    nonisolated(nonsending)
    package func query(_ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []) async throws(PostgresError) -> Rows {
        throw .closed
    }

    /// Sends a statement along with the next trip.
    @discardableResult
    package func enqueue(_ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []) -> PendingRows {
        PendingRows()
    }
}
