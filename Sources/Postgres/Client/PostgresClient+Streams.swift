extension PostgresClient {
    /// Streams the rows of one statement, for lists and exports that are too long to hold.
    ///
    /// The statement timeout does not end it; an answer that keeps its reader waiting longer than that does.
    package func stream(
        _ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []
    ) -> RowStream {
        RowStream { (buffer) throws(PostgresError) in
            let command = Command(statement, in: schema, binds)
            try command.check()
            let unlimited = Command(SessionStatements.setLocal, [.text("statement_timeout"), .text("0")])
            var request = self.streaming([unlimited, command])
            request.rows = buffer
            return try await self.start(request, for: schema) { lease, _ in lease.release() }
        }
    }

    /// Runs `COPY … TO STDOUT` and streams its data. Takes no parameters; COPY has none.
    package func copyOut(_ statement: Statement, in schema: SchemaName? = nil) -> CopyStream {
        CopyStream { (buffer) throws(PostgresError) in
            let command = Command(statement, in: schema)
            try command.check(asCopy: true)
            var request = self.streaming([command])
            request.copy = .out(buffer)
            return try await self.start(request, for: schema, setsTimeout: true) { lease, outcome in
                buffer.finish(outcome.failure)
                self.restoreTimeout(of: lease)
            }
        }
    }

    /// Runs `COPY … FROM STDIN` with the data that `body` writes; returns the rows written.
    ///
    /// When `body` throws, nothing is kept. An error in the data shows at the end, not at the write that brought it.
    nonisolated(nonsending) package func copyIn(
        _ statement: Statement, in schema: SchemaName? = nil, _ body: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        let command = Command(statement, in: schema)
        try command.check(asCopy: true)
        let opened = Signal<PostgresError?>()
        let ended = Signal<Completion.Outcome>()
        var request = streaming([command])
        request.isCancellable = false
        request.copy = .into(opened: opened)
        let source = try await start(request, for: schema, setsTimeout: true) { lease, outcome in
            opened.fulfil(outcome.failure)
            self.restoreTimeout(of: lease)
            ended.fulfil(outcome)
        }
        if let failure = await opened.wait() { throw failure }
        let writer = CopyWriter(source.connection)
        do {
            try await body(writer)
        } catch {
            await writer.end()
            source.connection.endCopyData(failure: "given up by the client")
            _ = await ended.wait()
            throw error
        }
        await writer.end()
        source.connection.endCopyData(failure: nil)
        return try Self.last(of: await ended.wait().get()).affected
    }

    private func streaming(_ commands: [Command]) -> Request {
        Request(commands, isExclusive: true, timeout: configuration.patience(configuration.statementTimeout))
    }

    /// Sends a request on a connection of its own; `end` is called at its end and must give the lease back.
    nonisolated(nonsending) private func start(
        _ request: Request, for schema: SchemaName?, setsTimeout: Bool = false,
        end: @escaping @Sendable (Lease, Completion.Outcome) -> Void
    ) async throws(PostgresError) -> StreamSource {
        for _ in 0..<3 {
            guard !Task.isCancelled else { throw .cancelled }
            let lease = try await pool.lease(for: schema)
            let connection = lease.connection
            if setsTimeout, (try? await setTimeout(nil, on: lease)) == nil {
                lease.release()
                continue
            }
            let id = connection.nextOperationID()
            guard connection.isOpen else {
                lease.release()
                continue
            }
            connection.submit(request, id: id, .call { end(lease, $0) })
            return StreamSource(connection: connection, operation: id)
        }
        throw .connectionLost(outcomeUnknown: false)
    }

    /// Gives a lease back after it has had no statement timeout.
    private func restoreTimeout(of lease: Lease) {
        guard configuration.preparation != .never else { return lease.release() }
        let request = settingTimeout(configuration.statementTimeout)
        let connection = lease.connection
        connection.submit(
            request, id: connection.nextOperationID(),
            .call { outcome in
                if case .failure = outcome { connection.close() }
                lease.release()
            })
    }
}

extension Result where Failure == PostgresError {
    fileprivate var failure: PostgresError? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}
