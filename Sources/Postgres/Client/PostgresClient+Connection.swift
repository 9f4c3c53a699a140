extension PostgresClient {
    /// Leases one connection to `body`, for work that needs a session: advisory locks, `SET`, `CREATE INDEX
    /// CONCURRENTLY`.
    ///
    /// Afterwards an open transaction is rolled back and the session's state undone; a connection on which that fails
    /// is closed. Behind a pooler in transaction mode a session's state means nothing.
    ///
    /// - Parameter statementTimeout: for the statements of `body`, in place of the configuration's; zero for none.
    @discardableResult
    nonisolated(nonsending) package func withConnection<R: Sendable>(
        affinity schema: SchemaName? = nil, statementTimeout: Duration? = nil,
        _ body: (PostgresConnection) async throws -> R
    ) async throws -> R {
        guard !Task.isCancelled else { throw PostgresError.cancelled }
        let limit = statementTimeout.map { $0 > .zero ? $0 : nil } ?? configuration.statementTimeout
        let lease = try await pool.lease(for: schema)
        let connection = PostgresConnection(lease, patience: configuration.patience(limit))
        do {
            if statementTimeout != nil { try await setTimeout(limit, on: lease) }
            let value = try await body(connection)
            connection.end()
            await cleanUp(lease)
            return value
        } catch {
            connection.end()
            await cleanUp(lease)
            throw error
        }
    }

    /// Sets the session's statement timeout. Not through a pooler, whose sessions belong to nobody.
    nonisolated(nonsending) func setTimeout(_ timeout: Duration?, on lease: Lease) async throws(PostgresError) {
        guard configuration.preparation != .never else { return }
        _ = try await lease.connection.run(settingTimeout(timeout)).get()
    }

    func settingTimeout(_ timeout: Duration?) -> Request {
        let value = PostgresConfiguration.milliseconds(timeout)
        return housekeeping([Command(SessionStatements.set, [.text("statement_timeout"), .text(value)])], scope: .own)
    }

    nonisolated(nonsending) private func cleanUp(_ lease: Lease) async {
        if lease.connection.isInTransaction {
            _ = await lease.connection.run(housekeeping([Command(SessionStatements.rollBack)], scope: .inside))
        }
        if configuration.preparation != .never {
            let settings = configuration.sessionSettings.map {
                Command(SessionStatements.set, [.text($0.name), .text($0.value)])
            }
            let request = housekeeping(SessionStatements.reset.map { Command($0) } + settings, scope: .own)
            if case .failure = await lease.connection.run(request) { lease.connection.close() }
        }
        lease.release()
    }

    /// A request of the client's own: the task's cancellation does not stop it.
    private func housekeeping(_ commands: [Command], scope: Request.Scope) -> Request {
        var request = Request(commands, scope: scope, isExclusive: true, timeout: configuration.cancelGrace)
        request.isCancellable = false
        return request
    }
}
