package import Logging

/// A pool of connections to one Postgres.
package final class PostgresClient: Sendable {
    private let configuration: PostgresConfiguration
    private let logger: Logger

    package init(configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    /// Keeps the pool until the task is cancelled.
    package func run() async throws {
        throw PostgresError.closed
    }

    /// Runs one statement on its own.
    nonisolated(nonsending)
    package func query(_ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []) async throws(PostgresError) -> Rows {
        throw .closed
    }

    /// Runs statements in order in one implicit transaction and one trip.
    nonisolated(nonsending)
    package func pipeline(in schema: SchemaName? = nil, _ statements: [(Statement, [Bind])]) async throws(PostgresError) -> [Rows] {
        throw .closed
    }

    /// Runs `body` in a transaction.
    nonisolated(nonsending)
    package func transaction<R: Sendable>(
        affinity schema: SchemaName? = nil, _ body: (PostgresTransaction) async throws -> R
    ) async throws -> R {
        throw PostgresError.closed
    }

    /// Leases a connection for session-level work.
    nonisolated(nonsending)
    package func withConnection<R: Sendable>(
        affinity schema: SchemaName? = nil, _ body: (PostgresConnection) async throws -> R
    ) async throws -> R {
        throw PostgresError.closed
    }

    /// Streams the rows of one statement.
    package func stream(_ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []) -> RowStream {
        RowStream()
    }

    /// Runs `COPY … FROM STDIN`; returns the rows written.
    nonisolated(nonsending)
    package func copyIn(
        _ statement: Statement, in schema: SchemaName? = nil, _ body: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        throw PostgresError.closed
    }

    /// Runs `COPY … TO STDOUT`.
    package func copyOut(_ statement: Statement, in schema: SchemaName? = nil) -> CopyStream {
        CopyStream()
    }

    /// Listens on a channel until the stream is dropped.
    package func notifications(on channel: String) -> AsyncStream<PostgresNotification> {
        AsyncStream { $0.finish() }
    }
}
