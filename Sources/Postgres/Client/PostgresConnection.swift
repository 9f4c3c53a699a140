import Synchronization

/// A connection that is leased for a while, made by `PostgresClient.withConnection`.
package final class PostgresConnection: Sendable {
    let lease: Lease
    private let patience: Duration?
    private let hasEnded = Atomic(false)

    init(_ lease: Lease, patience: Duration?) {
        self.lease = lease
        self.patience = patience
    }

    /// Runs one statement; outside BEGIN and COMMIT in a transaction of its own.
    nonisolated(nonsending) package func query(
        _ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []
    ) async throws(PostgresError) -> Rows {
        try PostgresClient.last(of: await pipeline([Command(statement, in: schema, binds)]))
    }

    /// Runs statements in order and in one trip; outside BEGIN and COMMIT in one implicit transaction.
    nonisolated(nonsending) package func pipeline(
        in schema: SchemaName? = nil, _ statements: [(Statement, [Bind])]
    ) async throws(PostgresError) -> [Rows] {
        guard !statements.isEmpty else { return [] }
        return try await pipeline(statements.map { Command($0.0, in: schema, $0.1) })
    }

    nonisolated(nonsending) func pipeline(_ commands: [Command]) async throws(PostgresError) -> [Rows] {
        for command in commands { try command.check() }
        guard !hasEnded.load(ordering: .acquiring) else { throw .misuse("the connection has been given back") }
        guard !Task.isCancelled else { throw .cancelled }
        // The caller may have sent BEGIN: never repeat, and a COMMIT may be among the statements.
        let scope: Request.Scope = lease.connection.isInTransaction ? .ends : .own
        return try await lease.connection.run(
            Request(commands, scope: scope, isExclusive: true, timeout: patience)
        ).get()
    }

    /// Takes no more statements, lest a connection that was kept meets its next user.
    func end() {
        hasEnded.store(true, ordering: .releasing)
    }
}
