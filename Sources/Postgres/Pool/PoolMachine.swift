import DequeModule

/// Who holds which connection, who waits, and when to open or close one; decides, and does no I/O.
///
/// There are two lanes. On the shared lane the reads of many tasks are sent ahead on a few connections, each ended by
/// its own Sync. A connection of the exclusive lane serves one request or transaction at a time: what takes row locks
/// must not keep others waiting in its line, and a transaction that reads on the side must never wait behind a
/// statement that waits for that transaction's locks. Waiters are served strictly in order of arrival.
struct PoolMachine {
    typealias Instant = ContinuousClock.Instant
    typealias ConnectionID = UInt64
    typealias WaiterID = UInt64

    enum Lane: Sendable {
        case shared, exclusive
    }

    enum Action: Equatable {
        case connect(ConnectionID)
        case grant(WaiterID, ConnectionID)
        case refuse(WaiterID, PostgresError)
        /// Close it as soon as nothing is under way on it.
        case retire(ConnectionID)
    }

    /// A connection that is open.
    struct Member {
        let id: ConnectionID
        let openedAt: Instant
        let retireAt: Instant
        var idleSince: Instant
        var isLeased = false
        /// Fingerprints of the schemas that it has been used for: each costs the server memory that only the end of the
        /// session gives back (33 kB for one table, 138 kB for eight; PostgreSQL 15).
        var schemas: Set<UInt64> = []
        /// To be replaced.
        var isDue = false
    }

    /// A place for one connection, and for a short time for the one that replaces it.
    struct Slot {
        var member: Member?
        var attempt: (id: ConnectionID, since: Instant)?
    }

    struct Line {
        var slots: [Slot]
        var waiters: Deque<(id: WaiterID, schema: SchemaName?, deadline: Instant)> = []
    }

    let configuration: PostgresConfiguration
    var shared: Line
    var exclusive: Line
    /// Where each connection is that is open or being opened.
    var places: [ConnectionID: (lane: Lane, index: Int)] = [:]
    /// Connections that have left their slot and are still open.
    var departing: Set<ConnectionID> = []
    var phase = Phase.new
    /// Failed attempts in a row; while there are any, one attempt at a time probes whether the server is back.
    var failures = 0
    var notBefore: Instant?
    var lastReason: String?
    private var lastID: ConnectionID = 0

    enum Phase {
        case new, running, stopped
    }

    init(configuration: PostgresConfiguration) {
        self.configuration = configuration
        shared = Line(slots: Array(repeating: Slot(), count: max(1, configuration.sharedConnections)))
        exclusive = Line(slots: Array(repeating: Slot(), count: max(1, configuration.exclusiveConnections)))
    }

    mutating func start(_ now: Instant) -> [Action] {
        guard phase == .new else { return [] }
        phase = .running
        return fill(now)
    }

    /// Refuses whoever waits and retires what is idle; leased connections follow when they come back.
    mutating func stop() -> [Action] {
        phase = .stopped
        let refused = (shared.waiters + exclusive.waiters).map { Action.refuse($0.id, .closed) }
        shared.waiters.removeAll()
        exclusive.waiters.removeAll()
        return refused + vacate(\.shared) + vacate(\.exclusive)
    }

    /// True when every connection that was ever opened is closed.
    var isDrained: Bool { departing.isEmpty && places.isEmpty }

    private mutating func vacate(_ line: WritableKeyPath<PoolMachine, Line>) -> [Action] {
        var actions: [Action] = []
        for index in self[keyPath: line].slots.indices {
            if let member = self[keyPath: line].slots[index].member { actions += depart(member) }
            if let attempt = self[keyPath: line].slots[index].attempt { places[attempt.id] = nil }
            self[keyPath: line].slots[index] = Slot()
        }
        return actions
    }

    /// Takes a connection out of its slot; it is closed now, or when its lease ends.
    mutating func depart(_ member: Member) -> [Action] {
        places[member.id] = nil
        departing.insert(member.id)
        return member.isLeased ? [] : [.retire(member.id)]
    }

    mutating func nextID() -> ConnectionID {
        lastID += 1
        return lastID
    }
}
