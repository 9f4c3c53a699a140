import CLibPQ

extension Session {
    /// Reads what the socket holds, and appends the requests that have ended.
    mutating func receive(_ ended: inout [Connection.Ended]) {
        if wantsWrite { isHealthy = flush() }
        guard link.consume() else {
            isHealthy = false
            return
        }
        drain(&ended)
    }

    /// Works off what has been read.
    mutating func drain(_ ended: inout [Connection.Ended]) {
        while isHealthy, !isPaused, machine.expectsReply, copy.allowsResults {
            if copy == .receiving {
                guard receiveCopyData() else { break }
            } else if link.isBusy {
                break
            } else if let result = link.nextResult() {
                isHealthy = take(result, &ended)
            } else {
                isHealthy = commandEnded(&ended)
            }
        }
        while let onNotification, let (channel, payload) = link.nextNotification() {
            onNotification(channel, payload)
        }
    }

    /// Does what the end of a request asks for.
    mutating func settle(_ ending: ConnectionMachine<Job>.Ending?, _ ended: inout [Connection.Ended]) -> Bool {
        switch ending {
        case .finished(let operation, let error):
            finish(operation.payload, error, &ended)
            return true
        case .again(let operation):
            return send(operation.payload.request, id: operation.id, operation.payload.completion, isRepeat: true)
        case .held, nil:
            return true
        }
    }

    /// Appends every request that is under way as failed.
    mutating func fail(_ ended: inout [Connection.Ended]) {
        for operation in machine.closed() {
            let request = operation.payload.request
            finish(operation.payload, .connectionLost(outcomeUnknown: request.mayHaveCommitted), &ended)
        }
    }

    private func finish(_ job: Job, _ error: PostgresError?, _ ended: inout [Connection.Ended]) {
        job.request.rows?.finish(error)
        guard let completion = job.completion else { return }
        ended.append(
            Connection.Ended(completion: completion, outcome: error.map { .failure($0) } ?? .success(job.rows)))
    }

    private mutating func take(_ result: ResultHandle, _ ended: inout [Connection.Ended]) -> Bool {
        switch result.status {
        case PGRES_PIPELINE_SYNC:
            let ending = machine.requestEnded(.now)
            return settle(ending, &ended) && armSingleRow()
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            return take(result, .done)
        case PGRES_SINGLE_TUPLE:
            return take(result, .row)
        case PGRES_PIPELINE_ABORTED:
            return take(result, .skipped)
        case PGRES_FATAL_ERROR:
            guard let error = serverError(result) else { return false }
            return take(result, .failed(error))
        case PGRES_COPY_IN, PGRES_COPY_OUT:
            return copyStarted(isIn: result.status == PGRES_COPY_IN)
        default:
            return false
        }
    }

    private mutating func take(_ result: ResultHandle, _ reply: ConnectionMachine<Job>.Reply) -> Bool {
        switch machine.received(reply) {
        case .drop: break
        case .keep: keep(result)
        case .prepareFailed(let key): cache.drop(key, isOnServer: false)
        case .stale(let key, let isOnServer): cache.drop(key, isOnServer: isOnServer)
        case .notClosed(let name): cache.returnDiscarded(name)
        }
        return true
    }

    private mutating func keep(_ result: ResultHandle) {
        let buffer = machine.withHead { $0.payload.request.rows }
        guard let buffer, case .statement(_, isStreamed: true) = machine.nextStep else {
            machine.withHead { $0.payload.rows.append(Rows(result)) }
            return
        }
        for index in 0..<result.rowCount {
            isPaused = !buffer.push(Row(result: result, index: index)) || isPaused
        }
    }

    private mutating func commandEnded(_ ended: inout [Connection.Ended]) -> Bool {
        let wasCopy = machine.nextStep == .copy
        guard machine.commandEnded() else { return false }
        guard wasCopy else { return armSingleRow() }
        copy = .none
        guard link.endCopyMode() else { return false }
        let ending = machine.requestEnded(.now)
        return settle(ending, &ended)
    }

    /// Must be said to libpq when the statement's turn comes, before any of its results is read.
    private func armSingleRow() -> Bool {
        machine.isStreamNext ? link.setSingleRow() : true
    }

    /// Nil when the error is libpq's own: the connection is gone.
    private mutating func serverError(_ result: ResultHandle) -> ServerError? {
        guard let sqlState = result.field("C") else { return nil }
        let statement = machine.withHead { $0.payload.statementName(at: $0.statementIndex) }
        return ServerError(
            sqlState: SQLState(rawValue: sqlState), message: result.field("M") ?? "", statement: statement,
            schema: result.field("s"), table: result.field("t"), column: result.field("c"),
            constraint: result.field("n"))
    }
}
