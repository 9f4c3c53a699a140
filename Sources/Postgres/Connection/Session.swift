/// What a connection keeps under its lock: the libpq session, the machine that says what its answers mean, and the
/// cache of prepared statements.
struct Session: ~Copyable {
    let link: LibPQ
    var machine: ConnectionMachine<Job>
    var cache: StatementCache
    var binds = BindBuffer()
    var copy = CopyPhase.none
    /// The writer of a COPY that waits for the socket to take what it has written.
    var copyWriter: Signal<Bool>?
    /// False once libpq has refused a call or the socket has failed; the connection then closes.
    var isHealthy = true
    /// To be closed as soon as nothing is under way.
    var isRetiring = false
    var isOpen = true
    /// Something was queued since the last flush.
    var needsFlush = false
    /// Output waits for the socket to take it.
    var wantsWrite = false
    /// The consumer of a stream is slower than the server.
    var isPaused = false
    /// What the poller was last told.
    var watched = (reading: true, writing: false)
    let onNotification: (@Sendable (String, String) -> Void)?

    init(_ link: LibPQ, configuration: PostgresConfiguration, onNotification: (@Sendable (String, String) -> Void)?) {
        self.link = link
        self.onNotification = onNotification
        machine = ConnectionMachine(cancelGrace: configuration.cancelGrace)
        switch configuration.preparation {
        case .onSecondUse(let capacity): cache = StatementCache(capacity: capacity)
        case .never: cache = StatementCache(capacity: 0)
        }
    }

    // MARK: Sending

    /// Queues a request with its Sync; false when the connection is of no more use.
    mutating func send(_ request: Request, id: UInt64, _ completion: Completion?, isRepeat: Bool = false) -> Bool {
        machine.begin(id, request.traits, Job(request: request, completion: completion), isRepeat: isRepeat)
        if request.copy != nil { return sendCopy(request) }
        let wasIdle = !machine.expectsReply
        if isRepeat, request.traits.repetition == .afterRollback {
            guard sendText("ROLLBACK", step: .auxiliary) else { return false }
        }
        let last = request.commands.count - 1
        for (index, command) in request.commands.enumerated() {
            guard send(command, isStreamed: index == last && request.rows != nil) else { return false }
        }
        guard link.sync() else { return false }
        machine.expect(.sync)
        needsFlush = true
        return wasIdle && machine.isStreamNext ? link.setSingleRow() : true
    }

    /// Writes what has waited; false when the connection is gone.
    mutating func flush() -> Bool {
        needsFlush = false
        switch link.flush() {
        case .done: wantsWrite = false
        case .pending: wantsWrite = true
        // The socket may still hold the server's last words; reading finds the end.
        case .failed: wantsWrite = false
        }
        if !wantsWrite { copyWriterMayGoOn() }
        return true
    }

    private mutating func send(_ command: Command, isStreamed: Bool) -> Bool {
        let key = command.key
        switch cache.use(key, binds: command.binds) {
        case .unnamed:
            binds.encode(command.binds)
            machine.expect(.statement(prepared: nil, isStreamed: isStreamed))
            return link.send(command.statement.rendered(in: command.schema), &binds)
        case .prepared(let name):
            binds.encode(command.binds)
            machine.expect(.statement(prepared: key, isStreamed: isStreamed))
            return link.sendPrepared(name, &binds)
        case .prepare(let name):
            for old in cache.takeDiscarded() {
                guard sendText("DEALLOCATE \(old)", step: .closing(name: old)) else { return false }
            }
            binds.encode(command.binds)
            machine.expect(.preparing(key))
            machine.expect(.statement(prepared: key, isStreamed: isStreamed))
            return link.sendPrepare(name, command.statement.rendered(in: command.schema), &binds)
                && link.sendPrepared(name, &binds)
        }
    }

    private mutating func sendText(_ sql: String, step: ConnectionMachine<Job>.Step) -> Bool {
        binds.encode([])
        machine.expect(step)
        return link.send(sql, &binds)
    }
}
