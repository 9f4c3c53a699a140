import DequeModule

/// One lane of the pool: its places for connections, and the tasks that wait for one.
///
/// Keeps count of what its slots hold, so that the usual acquisition and release need not look at all of them.
struct PoolLine {
    typealias Instant = ContinuousClock.Instant

    /// A connection that is open.
    struct Member {
        let id: PoolMachine.ConnectionID
        let openedAt: Instant
        let retireAt: Instant
        var idleSince: Instant
        var isLeased = false
        /// Fingerprints of the schemas that it has been used for: each costs the server memory that only the end of
        /// the session gives back (33 kB for one table, 138 kB for eight; PostgreSQL 15).
        var schemas: Set<UInt64> = []
        /// To be replaced.
        var isDue = false
    }

    /// A place for one connection, and for a short time for the one that replaces it.
    struct Slot {
        var member: Member?
        var attempt: (id: PoolMachine.ConnectionID, since: Instant)?

        var isVacant: Bool { member == nil && attempt == nil }
        fileprivate var isOpening: Bool { member == nil && attempt != nil }
        fileprivate var isDue: Bool { member?.isDue ?? false }
    }

    private(set) var slots: [Slot]
    var waiters: Deque<(id: PoolMachine.WaiterID, schema: SchemaName?, deadline: Instant)> = []
    /// Slots with an open connection, and those that wait for their first.
    private(set) var memberCount = 0
    private(set) var openingCount = 0
    /// Attempts of either kind.
    private(set) var attemptCount = 0
    private(set) var dueCount = 0

    init(size: Int) {
        slots = Array(repeating: Slot(), count: max(1, size))
    }

    /// True when every slot has its connection, or will have, and none is to be replaced.
    var isComplete: Bool { memberCount + openingCount == slots.count && dueCount == 0 }

    /// Changes a slot and keeps count.
    mutating func update(_ index: Int, _ body: (inout Slot) -> Void) {
        count(slots[index], by: -1)
        body(&slots[index])
        count(slots[index], by: 1)
    }

    /// Changes a member in what is not counted.
    mutating func lease(_ index: Int) -> PoolMachine.ConnectionID? {
        slots[index].member?.isLeased = true
        return slots[index].member?.id
    }

    mutating func giveBack(_ index: Int, _ now: Instant) {
        slots[index].member?.isLeased = false
        slots[index].member?.idleSince = now
    }

    /// Notes that a connection is used for a schema; beyond `limit` schemas it is to be replaced.
    mutating func note(_ schema: SchemaName, at index: Int, limit: Int) {
        guard slots[index].member?.schemas.contains(schema.fingerprint) == false, !slots[index].isDue else { return }
        slots[index].member?.schemas.insert(schema.fingerprint)
        guard let count = slots[index].member?.schemas.count, count > limit else { return }
        update(index) { $0.member?.isDue = true }
    }

    private mutating func count(_ slot: Slot, by step: Int) {
        if slot.member != nil { memberCount += step }
        if slot.isOpening { openingCount += step }
        if slot.attempt != nil { attemptCount += step }
        if slot.isDue { dueCount += step }
    }
}
