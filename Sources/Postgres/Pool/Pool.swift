import Logging
import Synchronization

/// Performs what `PoolMachine` decides.
final class Pool: Sendable {
    typealias Grant = Result<Connection, PostgresError>
    /// Called once and without the lock.
    typealias OnGrant = @Sendable (Grant) -> Void

    private struct State {
        var machine: PoolMachine
        var connections: [PoolMachine.ConnectionID: Connection] = [:]
        var waiters: [PoolMachine.WaiterID: OnGrant] = [:]
        var lastWaiter: PoolMachine.WaiterID = 0
        var drained: Signal<Void>?
    }

    /// What is to be done without the lock.
    private enum Effect {
        case connect(PoolMachine.ConnectionID)
        case answer(OnGrant, Grant)
        case retire(Connection)
        case fulfil(Signal<Void>)
    }

    private let configuration: PostgresConfiguration
    private let reactor: Reactor
    private let logger: Logger
    private let state: Mutex<State>

    init(configuration: PostgresConfiguration, reactor: Reactor, logger: Logger) {
        self.configuration = configuration
        self.reactor = reactor
        self.logger = logger
        state = Mutex(State(machine: PoolMachine(configuration: configuration)))
    }

    // MARK: Acquiring

    /// A connection for a read.
    nonisolated(nonsending) func shared(for schema: SchemaName?) async throws(PostgresError) -> Connection {
        let picked = state.withLock { state -> Connection? in
            let connections = state.connections
            let id = state.machine.pickShared(for: schema) { connections[$0]?.load.load(ordering: .relaxed) ?? 0 }
            return id.flatMap { connections[$0] }
        }
        if let picked { return picked }
        return try await wait(on: .shared, for: schema)
    }

    /// A connection for exclusive use.
    nonisolated(nonsending) func lease(for schema: SchemaName?) async throws(PostgresError) -> Lease {
        if let lease = idleLease(for: schema) { return lease }
        return Lease(try await wait(on: .exclusive, for: schema), from: self)
    }

    /// A connection for exclusive use, if there is one right now and nobody waits.
    func idleLease(for schema: SchemaName?) -> Lease? {
        let picked = state.withLock { state in
            state.machine.lease(for: schema).flatMap { state.connections[$0] }
        }
        return picked.map { Lease($0, from: self) }
    }

    func release(_ connection: Connection) {
        // What is left in a transaction, or still under way, must not meet the next tenant; its end is reported to
        // `lost`.
        guard connection.isClean else { return connection.close() }
        change { $0.machine.release(connection.id, .now) }
    }

    var status: PoolStatus {
        state.withLock { $0.machine.status }
    }

    // MARK: Running

    /// Begins to connect; false when it has been started before.
    func start() -> Bool {
        var isNew = false
        change { state in
            isNew = state.machine.phase == .new
            return state.machine.start(.now)
        }
        return isNew
    }

    func tick(_ now: ContinuousClock.Instant) {
        change { $0.machine.tick(now, jitter: .random(in: 0..<1)) }
    }

    /// Lets go of everything, and waits until the last connection is closed; after `grace` those still in use are cut.
    func stop(grace: Duration) async {
        let drained = Signal<Void>()
        change { state in
            state.drained = drained
            return state.machine.stop()
        }
        let cutter = Task {
            try? await Task.sleep(for: grace)
            for connection in self.state.withLock({ Array($0.connections.values) }) { connection.close() }
        }
        await drained.wait()
        cutter.cancel()
    }

    // MARK: Inside

    nonisolated(nonsending) private func wait(on lane: PoolMachine.Lane, for schema: SchemaName?)
        async throws(PostgresError) -> Connection
    {
        let id = nextWaiterID()
        let grant = await withTaskCancellationHandler {
            await Waiter<Grant>.wait { waiter in
                wait(id, on: lane, for: schema) { waiter.resume($0) }
                // The handler may have run before the waiter was there.
                if Task.isCancelled { abandon(id) }
            }
        } onCancel: {
            abandon(id)
        }
        return try grant.get()
    }

    func nextWaiterID() -> PoolMachine.WaiterID {
        state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
    }

    /// Puts `onGrant` in line.
    func wait(
        _ id: PoolMachine.WaiterID, on lane: PoolMachine.Lane, for schema: SchemaName?, _ onGrant: @escaping OnGrant
    ) {
        let onGrant = measured(onGrant)
        change { state in
            state.waiters[id] = onGrant
            return state.machine.wait(id, on: lane, for: schema, .now)
        }
    }

    private func measured(_ onGrant: @escaping OnGrant) -> OnGrant {
        guard let observer = configuration.observer else { return onGrant }
        let start = ContinuousClock.now
        return { grant in
            observer.waited(ContinuousClock.now - start)
            onGrant(grant)
        }
    }

    /// Takes a waiter out of line and answers it with `cancelled`; false when it is not there any more.
    @discardableResult
    func abandon(_ id: PoolMachine.WaiterID) -> Bool {
        let onGrant = state.withLock { state in
            state.machine.abandon(id) ? state.waiters.removeValue(forKey: id) : nil
        }
        onGrant?(.failure(.cancelled))
        return onGrant != nil
    }

    private func change(_ body: (inout State) -> [PoolMachine.Action]) {
        let effects = state.withLock { state in
            var effects = body(&state).compactMap { Self.effect(of: $0, &state) }
            if state.machine.phase == .stopped, state.machine.isDrained, let drained = state.drained.take() {
                effects.append(.fulfil(drained))
            }
            return effects
        }
        for effect in effects { perform(effect) }
    }

    private static func effect(of action: PoolMachine.Action, _ state: inout State) -> Effect? {
        switch action {
        case .connect(let id):
            return .connect(id)
        case .grant(let waiter, let id):
            guard let connection = state.connections[id] else { return nil }
            return state.waiters.removeValue(forKey: waiter).map { .answer($0, .success(connection)) }
        case .refuse(let waiter, let error):
            return state.waiters.removeValue(forKey: waiter).map { .answer($0, .failure(error)) }
        case .retire(let id):
            return state.connections[id].map { .retire($0) }
        }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .connect(let id): SideThread.start { self.connect(id) }
        case .answer(let onGrant, let grant): onGrant(grant)
        case .retire(let connection): connection.closeWhenIdle()
        case .fulfil(let signal): signal.fulfil(())
        }
    }

    /// Runs on a side thread.
    private func connect(_ id: PoolMachine.ConnectionID) {
        do throws(PostgresError) {
            let opened = try Connector(configuration: configuration).open()
            let connection = Connection(
                id: id, opened, reactor: reactor, configuration: configuration, onClose: { self.lost($0) })
            change { state in
                reportSuccess(after: state.machine.failures)
                state.connections[id] = connection
                return state.machine.connected(id, .now, jitter: .random(in: 0..<1))
            }
            // It may have been lost before it was known here.
            if !connection.isOpen { lost(connection) }
        } catch {
            let failures = state.withLock { state in
                state.machine.connectFailed(id, error.reason, .now, jitter: .random(in: 0..<1))
                return state.machine.failures
            }
            reportFailure(error, failures: failures)
        }
    }

    private func lost(_ connection: Connection) {
        change { state in
            guard state.connections.removeValue(forKey: connection.id) != nil else { return [] }
            return state.machine.lost(connection.id, .now, jitter: .random(in: 0..<1))
        }
    }

    /// Says once that the server is away; the attempts that follow are for those who debug.
    private func reportFailure(_ error: PostgresError, failures: Int) {
        let level: Logger.Level = failures == 1 ? .warning : .debug
        logger.log(
            level: level, "Cannot connect to Postgres",
            metadata: ["postgres.error": "\(error.reason)", "postgres.failed_attempts": "\(failures)"])
    }

    private func reportSuccess(after failures: Int) {
        guard failures > 0 else { return }
        logger.notice("Connected to Postgres again", metadata: ["postgres.failed_attempts": "\(failures)"])
    }
}

extension PostgresError {
    fileprivate var reason: String {
        guard case .notConnected(let reason) = self else { return description }
        return reason
    }
}

extension PoolMachine {
    fileprivate var status: PoolStatus {
        PoolStatus(
            shared: shared.memberCount,
            exclusive: exclusive.memberCount,
            leased: exclusive.slots.count { $0.member?.isLeased == true },
            waiting: shared.waiters.count + exclusive.waiters.count,
            failure: failures > 0 ? lastReason : nil)
    }
}
