import Synchronization

/// One session with the server.
///
/// Requests are sent on the caller's thread, answers read on the reactor's, both under the lock; completions run after
/// unlocking. Any number of requests may be under way; the server works them off in order. A caller never waits for the
/// lock: it leaves its request in the inbox, which whoever holds the lock empties, be it the caller itself.
final class Connection: Sendable {
    /// A request that has not been sent yet.
    private struct Sending {
        let request: Request
        let id: UInt64
        let completion: Completion
    }

    /// The end of one request, to be run without the lock.
    struct Ended: Sendable {
        let completion: Completion
        let outcome: Completion.Outcome
    }

    let id: UInt64
    /// Requests under way.
    let load = Atomic<Int>(0)
    private let lastOperation = Atomic<UInt64>(0)
    private let reactor: Reactor
    private let canceller: Canceller
    private let state: Mutex<Session>
    private let inbox = Mutex<[Sending]>([])
    private let onClose: @Sendable (Connection) -> Void
    private let observer: (any PostgresObserver)?

    /// Takes over what `Connector` has opened; `onClose` is called once, without the lock.
    init(
        id: UInt64, _ opened: Connector.Opened, reactor: Reactor, configuration: PostgresConfiguration,
        onNotification: (@Sendable (String, String) -> Void)? = nil,
        onClose: @escaping @Sendable (Connection) -> Void
    ) {
        self.id = id
        self.reactor = reactor
        self.canceller = opened.canceller
        self.onClose = onClose
        observer = configuration.observer
        state = Mutex(Session(opened.link, configuration: configuration, onNotification: onNotification))
        reactor.add(self, socket: opened.link.socket)
    }

    var isOpen: Bool { state.withLock { $0.isOpen } }

    /// True when nothing is under way and no transaction is open.
    var isClean: Bool { state.withLock { $0.isOpen && $0.machine.isIdle && !$0.link.isInTransaction } }

    /// True between BEGIN and its end, as of the last answer.
    var isInTransaction: Bool { state.withLock { $0.isOpen && $0.link.isInTransaction } }

    func nextOperationID() -> UInt64 { lastOperation.add(1, ordering: .relaxed).newValue }

    /// Sends a request. When the connection is closed already it ends with `connectionLost(outcomeUnknown: false)`.
    func submit(_ request: Request, id: UInt64, _ completion: Completion) {
        let completion = measured(completion, of: request)
        inbox.withLock { $0.append(Sending(request: request, id: id, completion: completion)) }
        emptyInbox()
    }

    /// A stream or a COPY takes as long as its reader does, which says nothing about the server.
    private func measured(_ completion: Completion, of request: Request) -> Completion {
        guard let observer, request.rows == nil, request.copy == nil,
            let command = request.commands.first(where: { !SessionStatements.names.contains($0.statement.name) })
        else { return completion }
        return .measured(
            completion, Completion.Trip(observer: observer, statement: command.statement, start: .now))
    }

    /// Takes in that the task behind a request was cancelled; true when the server is being told.
    @discardableResult
    func cancel(_ id: UInt64) -> Bool {
        var sends = false
        change { session, ended in
            let action = session.machine.cancel(id, .now)
            sends = action.sends
            guard let index = action.abandoned,
                let completion = session.machine.withOperation(at: index, { $0.payload.completion.take() })
            else { return }
            ended.append(Ended(completion: completion, outcome: .failure(.cancelled)))
        }
        if sends { sendCancel() }
        return sends
    }

    /// Reads what has come and writes what has waited; called by the reactor.
    func ready() {
        change { session, ended in session.receive(&ended) }
    }

    /// Keeps the deadline of the request that the server works on; called by the reactor.
    func tick(_ now: ContinuousClock.Instant) {
        var action = ConnectionMachine<Job>.TickAction.nothing
        change { session, _ in
            action = session.machine.tick(now, isPaused: session.isPaused || session.copy == .sending)
            if action == .cut { session.isHealthy = false }
        }
        if action == .sendCancel { sendCancel() }
    }

    /// Goes on reading after a stream has asked for a pause.
    func resumeReading() {
        change { session, ended in
            session.isPaused = false
            session.drain(&ended)
        }
    }

    /// Ends the session at once; what is under way fails with `connectionLost`.
    func close() {
        change { session, _ in session.isHealthy = false }
    }

    /// Ends the session as soon as nothing is under way.
    func closeWhenIdle() {
        change { session, _ in session.isRetiring = true }
    }

    /// Queues data of a COPY and waits until the socket has taken it; false when the connection is gone.
    nonisolated(nonsending) func putCopyData(_ bytes: [UInt8]) async -> Bool {
        let signal = Signal<Bool>()
        let isQueued = change { session, _ in
            session.copyWriter = signal
            session.isHealthy = session.putCopyData(bytes)
        }
        return isQueued ? await signal.wait() : false
    }

    func endCopyData(failure: String?) {
        change { session, _ in session.isHealthy = session.endCopyData(failure: failure) }
    }

    /// Changes the session under the lock, then does what the change asks for; false when the session is of no more
    /// use and `body` was not called.
    @discardableResult
    private func change(_ body: (inout Session, inout [Ended]) -> Void) -> Bool {
        var ended: [Ended] = []
        let (isChanged, isClosed) = state.withLock { session in
            let wasOpen = session.isOpen
            // First, so that a request can be cancelled from the moment it was handed in.
            send(to: &session, &ended)
            let isChanged = session.isOpen && session.isHealthy
            if isChanged { body(&session, &ended) }
            settle(&session, &ended)
            return (isChanged, wasOpen && !session.isOpen)
        }
        finish(ended, isClosed: isClosed)
        // What was left there while the lock was held is ours to send.
        emptyInbox()
        return isChanged
    }

    /// Sends what is in the inbox, unless somebody holds the lock, who will do it then.
    private func emptyInbox() {
        while !inbox.withLock({ $0.isEmpty }) {
            var ended: [Ended] = []
            let isClosed = state.withLockIfAvailable { session in
                let wasOpen = session.isOpen
                send(to: &session, &ended)
                settle(&session, &ended)
                return wasOpen && !session.isOpen
            }
            guard let isClosed else { return }
            finish(ended, isClosed: isClosed)
        }
    }

    private func send(to session: inout Session, _ ended: inout [Ended]) {
        let sendings = inbox.withLock { sendings in
            defer { sendings.removeAll(keepingCapacity: true) }
            return sendings
        }
        for one in sendings {
            if session.isOpen, session.isHealthy {
                session.isHealthy = session.send(one.request, id: one.id, one.completion)
            } else {
                one.request.rows?.finish(.connectionLost(outcomeUnknown: false))
                ended.append(
                    Ended(completion: one.completion, outcome: .failure(.connectionLost(outcomeUnknown: false))))
            }
        }
    }

    private func finish(_ ended: [Ended], isClosed: Bool) {
        for one in ended { one.completion.run(one.outcome) }
        if isClosed { onClose(self) }
    }

    private func settle(_ session: inout Session, _ ended: inout [Ended]) {
        guard session.isOpen else { return }
        if session.isHealthy, session.needsFlush { session.isHealthy = session.flush() }
        if !session.isHealthy || (session.isRetiring && session.machine.isIdle) {
            shut(&session, &ended)
        }
        load.store(session.machine.operations.count, ordering: .relaxed)
        let wanted = (reading: !session.isPaused, writing: session.wantsWrite)
        guard session.isOpen, wanted != session.watched else { return }
        session.watched = wanted
        reactor.update(id, socket: session.link.socket, reading: wanted.reading, writing: wanted.writing)
    }

    private func shut(_ session: inout Session, _ ended: inout [Ended]) {
        session.isOpen = false
        session.isHealthy = false
        session.fail(&ended)
        session.copyWriterMayGoOn()
        // Before the descriptor is closed: its number may be given to another socket at once.
        reactor.remove(id, socket: session.link.socket)
        session.link.close()
    }

    private func sendCancel() {
        SideThread.start { [self, canceller] in
            canceller.cancel()
            change { session, ended in
                let ending = session.machine.cancelReturned(.now)
                if !session.settle(ending, &ended) { session.isHealthy = false }
                session.isPaused = false
                session.drain(&ended)
            }
        }
    }
}
