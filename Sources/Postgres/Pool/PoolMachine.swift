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

    enum Phase {
        case new, running, stopped
    }

    let configuration: PostgresConfiguration
    var shared: PoolLine
    var exclusive: PoolLine
    /// Where each connection is that is open or being opened.
    var places: [ConnectionID: (lane: Lane, index: Int)] = [:]
    /// Connections that have left their slot and are still open.
    var departing: Set<ConnectionID> = []
    private(set) var phase = Phase.new
    /// Failed attempts in a row; while there are any, one attempt at a time probes whether the server is back.
    var failures = 0
    var notBefore: Instant?
    var lastReason: String?
    private var lastID: ConnectionID = 0

    init(configuration: PostgresConfiguration) {
        self.configuration = configuration
        shared = PoolLine(size: configuration.sharedConnections)
        exclusive = PoolLine(size: configuration.exclusiveConnections)
    }

    subscript(lane: Lane) -> PoolLine {
        _read { if lane == .shared { yield shared } else { yield exclusive } }
        _modify { if lane == .shared { yield &shared } else { yield &exclusive } }
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
        return refused + vacate(.shared) + vacate(.exclusive)
    }

    /// True when every connection that was ever opened is closed.
    var isDrained: Bool { departing.isEmpty && places.isEmpty }

    private mutating func vacate(_ lane: Lane) -> [Action] {
        var actions: [Action] = []
        for index in self[lane].slots.indices {
            if let attempt = self[lane].slots[index].attempt { places[attempt.id] = nil }
            if let member = self[lane].slots[index].member { actions += depart(member) }
            self[lane].update(index) { $0 = PoolLine.Slot() }
        }
        return actions
    }

    /// Takes a connection out of its slot; it is closed now, or when its lease ends.
    mutating func depart(_ member: PoolLine.Member) -> [Action] {
        places[member.id] = nil
        departing.insert(member.id)
        return member.isLeased ? [] : [.retire(member.id)]
    }

    mutating func nextID() -> ConnectionID {
        lastID += 1
        return lastID
    }
}
