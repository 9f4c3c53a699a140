package import Logging
import Synchronization

/// Postgres for Swift concurrency: a pool of libpq connections that are pipelined and never block a task's thread.
///
/// Reads of many tasks share a few connections; writes, transactions, streams and COPY have one to themselves for
/// their time. Cancelling a task frees its place in line or cancels its statement on the server. After a restart of
/// the server or a cut socket the pool opens new connections by itself; callers see `connectionLost` for what was
/// under way.
///
/// Point reads of 32 tasks over 4 shared connections came to 57, 56, 41, 43 and 42 thousand a second on a busy
/// machine of two cores, where `pgbench -S -M prepared -c 4 -j 2` in turn came to 45, 42, 38, 47 and 35: at 11 µs of
/// the client's CPU a read, two thirds of it the kernel's, against pgbench's 10.
///
/// Results are asked for in binary. For a single row of uuid, int8, timestamptz, bool and 100 bytes of text the formats
/// cost the same (12 µs of server time, 8 of libpq's); for 1,000 of them binary cost 290 µs and 185 where text cost 425
/// and 268, and a uuid is read in 0.015 µs instead of 1.35.
package final class PostgresClient: Sendable {
    package let configuration: PostgresConfiguration
    let pool: Pool
    let reactor = Reactor()
    let listener: NotificationListener
    private let logger: Logger

    /// Connects to nothing before `run`.
    package init(configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        pool = Pool(configuration: configuration, reactor: reactor, logger: logger)
        listener = NotificationListener(configuration: configuration, reactor: reactor, logger: logger)
        // Deadlines hold from the first call on, even if `run` never comes.
        reactor.start { [weak pool] now in pool?.tick(now) }
    }

    deinit {
        reactor.stop()
    }

    /// Keeps the pool until the task is cancelled, then closes it: tasks in line are refused with `closed`,
    /// statements under way may end within the statement timeout. Call it once.
    package func run() async throws {
        guard pool.start() else { throw PostgresError.misuse("run() is called once") }
        await withTaskGroup { group in
            group.addTask { await self.listener.run() }
            await withTaskCancellationHandler {
                await stopped.wait()
            } onCancel: {
                stopped.fulfil(())
            }
            group.cancelAll()
        }
        await pool.stop(grace: (configuration.statementTimeout ?? .seconds(5)) + .seconds(1))
        reactor.stop()
    }

    private let stopped = Signal<Void>()

    /// What the pool looks like now: for probes and gauges.
    package var status: PoolStatus { pool.status }

    /// Runs one statement in a transaction of its own.
    ///
    /// A read is sent ahead on a connection that others use at the same time; a statement that writes or locks rows
    /// takes a connection for itself. State of a session (`SET`, advisory locks) belongs into `withConnection`.
    nonisolated(nonsending) package func query(
        _ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []
    ) async throws(PostgresError) -> Rows {
        let command = Command(statement, in: schema, binds)
        try command.check()
        let rows = try await run([command], for: schema, isRead: statement.kind.isRead)
        return try Self.last(of: rows)
    }

    /// Runs statements in order in one implicit transaction and one trip: all of them take effect or none.
    nonisolated(nonsending) package func pipeline(
        in schema: SchemaName? = nil, _ statements: [(Statement, [Bind])]
    ) async throws(PostgresError) -> [Rows] {
        var commands: [Command] = []
        var isRead = true
        for (statement, binds) in statements {
            let command = Command(statement, in: schema, binds)
            try command.check()
            commands.append(command)
            isRead = isRead && statement.kind.isRead
        }
        guard !commands.isEmpty else { return [] }
        return try await run(commands, for: schema, isRead: isRead)
    }

    /// Sends commands that are a transaction of their own; tries other connections as long as nothing has been sent.
    nonisolated(nonsending) func run(
        _ commands: [Command], for schema: SchemaName?, isRead: Bool
    ) async throws(PostgresError) -> [Rows] {
        let timeout = configuration.patience(configuration.statementTimeout)
        let request = Request(commands, isExclusive: !isRead, timeout: timeout)
        var outcome = Completion.Outcome.failure(.connectionLost(outcomeUnknown: false))
        for _ in 0..<3 {
            guard !Task.isCancelled else { throw .cancelled }
            if isRead {
                outcome = await (try pool.shared(for: schema)).run(request)
            } else {
                outcome = await pool.run(request, for: schema)
            }
            guard case .failure(.connectionLost(outcomeUnknown: false)) = outcome else { break }
        }
        return try outcome.get()
    }

    static func last(of rows: [Rows]) throws(PostgresError) -> Rows {
        guard let last = rows.last else { throw .misuse("the statement is empty") }
        return last
    }
}
