import DequeModule

extension PoolMachine {
    /// Puts a task in line.
    mutating func wait(_ id: WaiterID, on lane: Lane, for schema: SchemaName?, _ now: Instant) -> [Action] {
        guard phase != .stopped else { return [.refuse(id, .closed)] }
        let waiter = (id: id, schema: schema, deadline: now + configuration.acquisitionTimeout)
        switch lane {
        case .shared: shared.waiters.append(waiter)
        case .exclusive: exclusive.waiters.append(waiter)
        }
        return serve(now)
    }

    /// Takes a task out of line; false when it is not there any more.
    mutating func abandon(_ id: WaiterID) -> Bool {
        let count = shared.waiters.count + exclusive.waiters.count
        shared.waiters.removeAll { $0.id == id }
        exclusive.waiters.removeAll { $0.id == id }
        return shared.waiters.count + exclusive.waiters.count < count
    }

    /// Takes a leased connection back, clean.
    mutating func release(_ id: ConnectionID, _ now: Instant) -> [Action] {
        guard let place = places[id], place.lane == .exclusive else {
            return departing.contains(id) ? [.retire(id)] : []
        }
        exclusive.giveBack(place.index, now)
        return serve(now)
    }

    /// Gives what is free to those who wait longest, and opens connections for the rest.
    mutating func serve(_ now: Instant) -> [Action] {
        guard phase == .running else { return [] }
        var actions: [Action] = []
        while let waiter = exclusive.waiters.first, let id = takeExclusive(for: waiter.schema) {
            exclusive.waiters.removeFirst()
            actions.append(.grant(waiter.id, id))
        }
        if !shared.waiters.isEmpty, shared.memberCount > 0 { actions += serveShared() }
        return actions + fill(now)
    }

    /// One open connection is enough for all of them.
    private mutating func serveShared() -> [Action] {
        let waiters = shared.waiters
        shared.waiters.removeAll()
        var granted: [ConnectionID: Int] = [:]
        return waiters.compactMap { waiter in
            guard let id = pickShared(for: waiter.schema, load: { granted[$0] ?? 0 }) else { return nil }
            granted[id, default: 0] += 1
            return .grant(waiter.id, id)
        }
    }

    /// Refuses those whose time is over.
    mutating func expire(_ now: Instant) -> [Action] {
        let error: PostgresError =
            failures > 0 ? lastReason.map { .notConnected($0) } ?? .acquisitionTimedOut : .acquisitionTimedOut
        var actions: [Action] = []
        // In order of arrival and with one timeout for all, so the first in line is the first to expire.
        while let waiter = shared.waiters.first, waiter.deadline <= now {
            shared.waiters.removeFirst()
            actions.append(.refuse(waiter.id, error))
        }
        while let waiter = exclusive.waiters.first, waiter.deadline <= now {
            exclusive.waiters.removeFirst()
            actions.append(.refuse(waiter.id, error))
        }
        return actions
    }
}
