import Synchronization

/// A transaction under way, made by `PostgresClient.transaction`.
///
/// Its statements run in order; calls from several tasks at once are lined up. After a failure every further call
/// throws that failure again.
package final class PostgresTransaction: Sendable {
    private struct Enqueued {
        let command: Command
        let rows: PendingRows
    }

    private struct State {
        var enqueued: [Enqueued] = []
        var lease: Lease?
        var hasBegun = false
        var failure: PostgresError?
        var hasEnded = false
    }

    private let client: PostgresClient
    private let schema: SchemaName?
    private let isolation: TransactionIsolation?
    private let statementTimeout: Duration?
    private let gate = Gate()
    private let state = Mutex(State())

    init(
        _ client: PostgresClient, affinity schema: SchemaName?, isolation: TransactionIsolation?,
        statementTimeout: Duration?
    ) {
        self.client = client
        self.schema = schema
        self.isolation = isolation
        self.statementTimeout = statementTimeout
    }

    /// Runs a statement now, after all that were enqueued; BEGIN goes along with the first.
    nonisolated(nonsending) package func query(
        _ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []
    ) async throws(PostgresError) -> Rows {
        let command = Command(statement, in: schema, binds)
        try command.check()
        await gate.enter()
        defer { gate.leave() }
        guard !Task.isCancelled else { throw .cancelled }
        let enqueued = try takeEnqueued()
        let opening = state.withLock { $0.hasBegun } ? [] : opening
        let commands = opening + enqueued.map(\.command) + [command]
        let outcome = await send(commands, scope: opening.isEmpty ? .inside : .begins)
        return try PostgresClient.last(of: settle(outcome, enqueued, after: opening.count))
    }

    /// Sends a statement along with the next query or with COMMIT, in the same trip.
    ///
    /// An error of it is thrown by that query, or by `PostgresClient.transaction`.
    @discardableResult
    package func enqueue(_ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []) -> PendingRows {
        let command = Command(statement, in: schema, binds)
        let rows = PendingRows()
        do throws(PostgresError) {
            try command.check()
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.enqueued.append(Enqueued(command: command, rows: rows)) }
                return state.hasEnded
            }
            if hasEnded { throw .misuse("the transaction has ended") }
        } catch {
            rows.fulfil(.failure(error))
            state.withLock { $0.failure = $0.failure ?? error }
        }
        return rows
    }

    /// Runs the body so that its failure undoes what it did and nothing that came before: a savepoint.
    ///
    /// Costs no trip of its own where the body asks for rows; else one, since what the body enqueued must have succeeded
    /// when this returns. Savepoints nest. After a broken connection or a cancellation nothing can be saved: the error
    /// ends the transaction.
    nonisolated(nonsending) package func savepoint<Result>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        // What came before must not be undone with the savepoint: it is sent ahead of it.
        enqueue(SessionStatements.savepoint)
        do {
            let result = try await body()
            _ = try await query(SessionStatements.release)
            return result
        } catch {
            try await rollBackToSavepoint(after: error)
            throw error
        }
    }

    nonisolated(nonsending) private func rollBackToSavepoint(after error: any Error) async throws(PostgresError) {
        if let error = error as? PostgresError {
            guard case .server = error else { throw error }
        }
        await gate.enter()
        let dropped = state.withLock { state in
            state.failure = nil
            let index = state.enqueued.lastIndex { $0.command.statement == SessionStatements.savepoint }
            // A savepoint that was never sent needs no undoing; what was enqueued before it stays.
            let kept = index.map { Array(state.enqueued[..<$0]) } ?? []
            defer { state.enqueued = kept }
            return (rows: state.enqueued.dropFirst(kept.count).map(\.rows), wasSent: index == nil)
        }
        gate.leave()
        for rows in dropped.rows { rows.fulfil(.failure(.misuse("the savepoint was rolled back"))) }
        guard dropped.wasSent else { return }
        enqueue(SessionStatements.rollBackToSavepoint)
        _ = try await query(SessionStatements.release)
    }

    // MARK: Ending

    nonisolated(nonsending) func commit() async throws(PostgresError) {
        await gate.enter()
        defer { gate.leave() }
        do throws(PostgresError) {
            let enqueued = try takeEnqueued()
            state.withLock { $0.hasEnded = true }
            try await commit(enqueued)
        } catch {
            await undo()
            throw error
        }
        giveBack()
    }

    nonisolated(nonsending) func rollBack() async {
        await gate.enter()
        defer { gate.leave() }
        await undo()
    }

    nonisolated(nonsending) private func commit(_ enqueued: [Enqueued]) async throws(PostgresError) {
        let commands = enqueued.map(\.command)
        let end = [Command(SessionStatements.commit)]
        guard commands.isEmpty || !Task.isCancelled else { throw .cancelled }
        if state.withLock({ $0.hasBegun }) {
            let rows = try settle(await send(commands + end, scope: .ends), enqueued, after: 0)
            try checkCommit(rows)
        } else if commands.isEmpty {
            return
        } else if isolation == nil, statementTimeout == nil {
            try settle(await sendAlone(commands), enqueued, after: 0)
        } else {
            let opening = opening
            let rows = try settle(await send(opening + commands + end, scope: .whole), enqueued, after: opening.count)
            try checkCommit(rows)
        }
    }

    /// The server answers the COMMIT of a transaction that has failed with ROLLBACK, which is no error to it.
    private func checkCommit(_ rows: [Rows]) throws(PostgresError) {
        guard rows.last?.command == "COMMIT" else {
            throw .server(
                ServerError(sqlState: .inFailedTransaction, message: "rolled back at COMMIT", statement: "commit"))
        }
    }

    /// Leaves nothing behind: rolls back what has begun, unless the connection is gone already.
    nonisolated(nonsending) private func undo() async {
        let (lease, enqueued) = state.withLock { state in
            state.hasEnded = true
            defer { state.enqueued.removeAll() }
            return (state.lease, state.enqueued)
        }
        for one in enqueued { one.rows.fulfil(.failure(.misuse("the transaction was rolled back"))) }
        if let lease, !lease.isReleased, lease.connection.isInTransaction {
            var request = Request(
                [Command(SessionStatements.rollBack)], scope: .inside, isExclusive: true,
                timeout: client.configuration.cancelGrace)
            // A cancelled task must still leave the connection clean.
            request.isCancellable = false
            _ = await lease.connection.run(request)
        }
        giveBack()
    }

    private func giveBack() {
        let lease = state.withLock { $0.lease.take() }
        lease?.release()
    }

    // MARK: Sending

    /// BEGIN and what goes with it.
    private var opening: [Command] {
        let begin = Command(isolation?.begin ?? SessionStatements.begin)
        guard let statementTimeout else { return [begin] }
        let value = PostgresConfiguration.milliseconds(statementTimeout)
        return [begin, Command(SessionStatements.setLocal, [.text("statement_timeout"), .text(value)])]
    }

    private func takeEnqueued() throws(PostgresError) -> [Enqueued] {
        let (failure, hasEnded, enqueued) = state.withLock { state in
            defer { if state.failure == nil { state.enqueued.removeAll() } }
            return (state.failure, state.hasEnded, state.enqueued)
        }
        guard !hasEnded else { throw .misuse("the transaction has ended") }
        if let failure { throw failure }
        return enqueued
    }

    /// Sends what is an implicit transaction.
    nonisolated(nonsending) private func sendAlone(_ commands: [Command]) async -> Completion.Outcome {
        do throws(PostgresError) {
            return .success(try await client.run(commands, for: schema, isRead: false))
        } catch {
            return .failure(error)
        }
    }

    /// Sends on the transaction's connection; takes one first, and another if that turns out to be closed before
    /// anything was sent.
    nonisolated(nonsending) private func send(_ commands: [Command], scope: Request.Scope) async -> Completion.Outcome {
        let timeout = client.configuration.patience(statementTimeout ?? client.configuration.statementTimeout)
        var request = Request(commands, scope: scope, isExclusive: true, timeout: timeout)
        // A body that has returned wants its work kept; COMMIT by itself does not wait for anybody.
        request.isCancellable = scope != .ends || commands.count > 1
        let isLast = request.mayHaveCommitted
        if let lease = state.withLock({ $0.lease }) {
            return await lease.connection.run(request, releasing: isLast ? lease : nil)
        }
        var outcome = Completion.Outcome.failure(.connectionLost(outcomeUnknown: false))
        for _ in 0..<3 {
            let lease: Lease
            do throws(PostgresError) { lease = try await client.pool.lease(for: schema) } catch {
                return .failure(error)
            }
            state.withLock { $0.lease = lease }
            outcome = await lease.connection.run(request, releasing: isLast ? lease : nil)
            guard case .failure(.connectionLost(outcomeUnknown: false)) = outcome, !Task.isCancelled else { break }
            giveBack()
        }
        state.withLock { $0.hasBegun = scope == .begins }
        return outcome
    }

    /// Tells those who wait for the enqueued statements, and remembers a failure.
    @discardableResult
    private func settle(
        _ outcome: Completion.Outcome, _ enqueued: [Enqueued], after first: Int
    ) throws(PostgresError) -> [Rows] {
        switch outcome {
        case .failure(let error):
            for one in enqueued { one.rows.fulfil(.failure(error)) }
            state.withLock { $0.failure = $0.failure ?? error }
            throw error
        case .success(let rows):
            for (one, rows) in zip(enqueued, rows.dropFirst(first)) { one.rows.fulfil(.success(rows)) }
            return rows
        }
    }
}
