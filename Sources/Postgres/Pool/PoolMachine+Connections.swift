extension PoolMachine {
    /// Takes in that an attempt has succeeded. `jitter` (0..<1) spreads the ends of connections opened together.
    mutating func connected(_ id: ConnectionID, _ now: Instant, jitter: Double) -> [Action] {
        guard phase == .running, let place = places[id] else {
            departing.insert(id)
            return [.retire(id)]
        }
        failures = 0
        notBefore = nil
        let age = configuration.maximumAge * (0.9 + 0.2 * jitter)
        let member = PoolLine.Member(id: id, openedAt: now, retireAt: now + age, idleSince: now)
        let old = self[place.lane].slots[place.index].member
        self[place.lane].update(place.index) { $0 = PoolLine.Slot(member: member) }
        return (old.map { depart($0) } ?? []) + serve(now)
    }

    /// Takes in that an attempt has failed. `jitter` (0..<1) keeps many clients from trying in step.
    mutating func connectFailed(_ id: ConnectionID, _ reason: String, _ now: Instant, jitter: Double) {
        guard let place = places.removeValue(forKey: id) else { return }
        self[place.lane].update(place.index) { $0.attempt = nil }
        lastReason = reason
        backOff(now, jitter: jitter)
    }

    /// Takes in that a connection is closed, by whomever.
    mutating func lost(_ id: ConnectionID, _ now: Instant, jitter: Double) -> [Action] {
        departing.remove(id)
        guard let place = places.removeValue(forKey: id), let member = self[place.lane].slots[place.index].member
        else { return [] }
        self[place.lane].update(place.index) { $0.member = nil }
        // A server that accepts and then hangs up, as during its own start, is no better than one that refuses.
        if now - member.openedAt < .seconds(1) { backOff(now, jitter: jitter) }
        return serve(now)
    }

    /// Refuses late waiters, gives up attempts that hang, and replaces or closes connections; to be called often.
    mutating func tick(_ now: Instant, jitter: Double) -> [Action] {
        guard phase == .running else { return expire(now) }
        giveUpAttempts(now, jitter: jitter)
        markDue(now)
        return expire(now) + closeIdle(now) + serve(now)
    }

    /// Opens what is missing.
    mutating func fill(_ now: Instant) -> [Action] {
        let missing = missingExclusive
        guard phase == .running, missing > 0 || !shared.isComplete || exclusive.dueCount > 0 else { return [] }
        let attempts = shared.attemptCount + exclusive.attemptCount
        var room = Int.max
        if failures > 0 {
            guard notBefore.map({ now >= $0 }) ?? true else { return [] }
            room = attempts == 0 ? 1 : 0
        }
        let vacantShared = shared.slots.indices.filter { shared.slots[$0].isVacant }.prefix(room)
        var actions = vacantShared.map { open(.shared, $0, now) }
        let vacant = exclusive.slots.indices.filter { exclusive.slots[$0].isVacant }
        actions += vacant.prefix(max(0, min(missing, room - actions.count))).map { open(.exclusive, $0, now) }
        return actions.isEmpty && attempts == 0 ? replaceOne(now) : actions
    }

    /// Connections wanted: one for each waiter, and one to be there at once when somebody comes.
    private var missingExclusive: Int {
        let wanted = max(exclusive.memberCount == 0 ? 1 : 0, exclusive.waiters.count) - exclusive.openingCount
        return min(wanted, exclusive.slots.count - exclusive.memberCount - exclusive.openingCount)
    }

    /// The replacement is opened before the old connection goes, and one at a time.
    private mutating func replaceOne(_ now: Instant) -> [Action] {
        if let index = shared.slots.firstIndex(where: { $0.member?.isDue == true }) {
            return [open(.shared, index, now)]
        }
        if let index = exclusive.slots.firstIndex(where: { $0.member?.isDue == true }) {
            return [open(.exclusive, index, now)]
        }
        return []
    }

    private mutating func open(_ lane: Lane, _ index: Int, _ now: Instant) -> Action {
        let id = nextID()
        places[id] = (lane, index)
        self[lane].update(index) { $0.attempt = (id, now) }
        return .connect(id)
    }

    private mutating func markDue(_ now: Instant) {
        for lane in [Lane.shared, .exclusive] {
            for index in self[lane].slots.indices {
                guard let member = self[lane].slots[index].member, member.retireAt <= now, !member.isDue else {
                    continue
                }
                self[lane].update(index) { $0.member?.isDue = true }
            }
        }
    }

    private mutating func closeIdle(_ now: Instant) -> [Action] {
        var actions: [Action] = []
        for index in exclusive.slots.indices.reversed() where exclusive.memberCount > 1 {
            guard let member = exclusive.slots[index].member, !member.isLeased,
                now - member.idleSince > configuration.idleTimeout
            else { continue }
            exclusive.update(index) { $0.member = nil }
            actions += depart(member)
        }
        return actions
    }

    private mutating func giveUpAttempts(_ now: Instant, jitter: Double) {
        let limit = configuration.connectTimeout * 3 + .seconds(2)
        for slot in shared.slots + exclusive.slots {
            guard let attempt = slot.attempt, now - attempt.since > limit else { continue }
            connectFailed(attempt.id, "the server does not answer", now, jitter: jitter)
        }
    }

    private mutating func backOff(_ now: Instant, jitter: Double) {
        failures += 1
        notBefore = now + configuration.delay(afterFailures: failures, jitter: jitter)
    }
}
