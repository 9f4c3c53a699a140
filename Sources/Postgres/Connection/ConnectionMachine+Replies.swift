import DequeModule

extension ConnectionMachine {
    enum Reply {
        case done
        case row
        case skipped
        case failed(ServerError)
    }

    /// What to do with a result that has just been read.
    enum Receipt: Equatable {
        case drop
        /// It belongs to the request at the head.
        case keep
        case prepareFailed(StatementCache.Key)
        case stale(StatementCache.Key, isOnServer: Bool)
        case notClosed(name: String)
    }

    enum Ending {
        case finished(Operation, PostgresError?)
        /// Send it once more: it took no effect, and not for a reason of its own.
        case again(Operation)
        /// Its end waits until its cancellation has reached the server, lest that hits what is sent next.
        case held
    }

    /// Takes in one result of the command whose turn it is.
    mutating func received(_ reply: Reply) -> Receipt {
        hasReply = true
        progress &+= 1
        guard let step = steps.first else { return .drop }
        switch (step, reply) {
        case (.sync, .failed(let error)):
            // A deferred constraint is judged at the commit, which is what the Sync of an implicit transaction is.
            fail(error, isStale: false)
            return .drop
        case (.sync, _): return .drop
        case (.statement, .done), (.statement, .row), (.copy, .done): return .keep
        case (.closing(let name), .skipped), (.closing(let name), .failed): return .notClosed(name: name)
        case (.preparing(let key), .skipped): return .prepareFailed(key)
        case (.preparing(let key), .failed(let error)):
            fail(error, isStale: false)
            return .prepareFailed(key)
        case (.statement(let key, _), .failed(let error)): return statementFailed(error, prepared: key)
        case (.auxiliary, .failed(let error)), (.copy, .failed(let error)):
            fail(error, isStale: false)
            return .drop
        default: return .drop
        }
    }

    /// Takes in that the command whose turn it was has no more results; false when it had none at all, which means that
    /// libpq and the machine no longer speak of the same thing.
    mutating func commandEnded() -> Bool {
        guard hasReply, let step = steps.first else { return false }
        hasReply = false
        // An error came with the Sync; the Sync itself is still to be answered.
        if step == .sync { return true }
        steps.removeFirst()
        if case .statement = step { withHead { $0.statementIndex += 1 } }
        return true
    }

    /// Takes in the answer to a Sync, or the end of a COPY: the end of the request at the head.
    mutating func requestEnded(_ now: Instant) -> Ending? {
        guard let operation = operations.popFirst() else { return nil }
        if steps.first == .sync { steps.removeFirst() }
        hasReply = false
        progress &+= 1
        if isCancelInFlight, operation.traits.isExclusive {
            held = operation
            return .held
        }
        return end(operation, now)
    }

    /// Takes in that the connection is gone; gives back every request that has not ended.
    mutating func closed() -> [Operation] {
        defer {
            operations.removeAll()
            steps.removeAll()
            held = nil
        }
        return (held.map { [$0] } ?? []) + operations
    }

    mutating func end(_ operation: Operation, _ now: Instant) -> Ending {
        guard let failure = operation.failure else { return .finished(operation, nil) }
        let isCancel = failure.error.sqlState == .queryCanceled
        let isStray = isCancel && takeCancel(from: operation, now)
        let mayRepeat = operation.cancellation == nil && operation.traits.repetition != .never
        // A bystander may be hit again and again, as often as there are signals about; a plan is renewed once.
        if mayRepeat, isStray || (failure.isStale && !operation.isRepeat) { return .again(operation) }
        guard isCancel else { return .finished(operation, .server(failure.error)) }
        return .finished(operation, cancellationError(of: operation, failure.error, now))
    }

    private func cancellationError(of operation: Operation, _ error: ServerError, _ now: Instant) -> PostgresError {
        switch operation.cancellation?.reason {
        case .task: return .cancelled
        case .deadline: return .statementTimedOut
        case nil:
            let waited = watch.map { now - $0.since } ?? .zero
            let isLate = operation.traits.timeout.map { waited >= $0 } ?? false
            // The server says the same SQLSTATE for its own timeout and for an administrator's request.
            return isLate || error.message.contains("statement timeout") ? .statementTimedOut : .server(error)
        }
    }

    private mutating func statementFailed(_ error: ServerError, prepared key: StatementCache.Key?) -> Receipt {
        let isGone = error.sqlState == .invalidStatementName
        guard let key, isGone || error.sqlState == .featureNotSupported else {
            fail(error, isStale: false)
            return .drop
        }
        fail(error, isStale: true)
        return .stale(key, isOnServer: !isGone)
    }

    private mutating func fail(_ error: ServerError, isStale: Bool) {
        withHead { $0.failure = $0.failure ?? Failure(error: error, isStale: isStale) }
    }
}
