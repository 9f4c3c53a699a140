import Synchronization

extension Pool {
    /// Runs a request that is a transaction of its own on a connection of the exclusive lane.
    ///
    /// A request that has to wait is sent by whoever gives a connection back, so its task is woken once, with the
    /// answer, and the connection does not idle until the task has been scheduled.
    nonisolated(nonsending) func run(_ request: Request, for schema: SchemaName?) async -> Completion.Outcome {
        if let lease = idleLease(for: schema) {
            let outcome = await lease.connection.run(request, releasing: lease)
            lease.release()
            return outcome
        }
        let ticket = Ticket(request)
        let id = nextWaiterID()
        return await withTaskCancellationHandler {
            await Waiter<Completion.Outcome>.wait { waiter in
                wait(id, on: .exclusive, for: schema) { ticket.start($0, from: self, waiter) }
                // The handler may have run before there was anything to cancel.
                if Task.isCancelled, !abandon(id) { ticket.cancel() }
            }
        } onCancel: {
            if !abandon(id) { ticket.cancel() }
        }
    }

    /// A request in line.
    private final class Ticket: Sendable {
        private struct State {
            var running: (connection: Connection, operation: UInt64)?
            var isCancelled = false
        }

        private let request: Request
        private let state = Mutex(State())

        init(_ request: Request) {
            self.request = request
        }

        func start(_ grant: Grant, from pool: Pool, _ waiter: Waiter<Completion.Outcome>) {
            let connection: Connection
            switch grant {
            case .success(let granted): connection = granted
            case .failure(let error): return waiter.resume(.failure(error))
            }
            let lease = Lease(connection, from: pool)
            let operation = connection.nextOperationID()
            let completion = Completion.call { outcome in
                lease.release()
                waiter.resume(outcome)
            }
            connection.submit(request, id: operation, completion)
            let isCancelled = state.withLock { state in
                state.running = (connection, operation)
                return state.isCancelled
            }
            if isCancelled { connection.cancel(operation) }
        }

        func cancel() {
            let running = state.withLock { state in
                state.isCancelled = true
                return state.running
            }
            if let running { running.connection.cancel(running.operation) }
        }
    }
}
