import Events
import FoundationEssentials
import JSON

extension PlainSeats {
    mutating func request(_ what: String, _ moment: Moment) {
        guard let pool = moment.pool else { return }
        let key = Key(pool: pool, user: moment.subject)
        let canWish = pools[pool] != nil && people[key.user] != nil
        let source = moment.text("source") ?? "api"
        switch what {
        case "requested":
            if canWish { wishes[key] = ("wanted", source) }
            review(key.user, "rule_changed", moment)
        case "removal_requested":
            if canWish { wishes[key] = ("excluded", source) }
            if claims[key]?.isLive == true { end(key, "removed", moment) }
            review(key.user, "rule_changed", moment)
        case "exclusion_lifted":
            if pools[pool] != nil, wishes[key]?.kind == "excluded" { wishes[key] = nil }
            review(key.user, "rule_changed", moment)
        case "activated":
            guard let claim = claims[key], claim.seat != nil, claim.activated == nil else { return }
            claims[key]?.activated = moment.time
            if claim.state == "assigned" { claims[key]?.due = nil }
            guard claim.heldReason == "not_activated" else { return }
            claims[key]?.heldReason = nil
            endTrip()
            note(key)
            tell("license.restored", key)
        case "expired":
            guard let claim = claims[key], let due = claim.due,
                Int64((due.timeIntervalSince1970 * 1_000_000).rounded()) == moment.data["due_at_us"]?.integerValue
            else { return }
            if claim.state == "grace" { end(key, "grace_expired", moment) }
            if claim.state == "assigned" {
                if passes(key, "not_activated", moment) { giveUp(key, "not_activated", moment) }
            }
            tellLevels(moment)
        default: break
        }
    }

    /// What a person shall have: what was wished, and of every other product what the best rule says.
    func wanted(_ user: UUID) -> [UUID: (source: String, configuration: UUID?, rule: UUID?)] {
        guard let person = people[user], person.isActive else { return [:] }
        var found: [UUID: (source: String, configuration: UUID?, rule: UUID?)] = [:]
        var products: Set<String> = []
        for (id, pool) in pools {
            guard let wish = wishes[Key(pool: id, user: user)], wish.kind == "wanted" else { continue }
            found[id] = (wish.source, nil, nil)
            products.insert(pool.product)
        }
        let matching = rules.filter { _, rule in
            rule.kind == "group"
                ? members[rule.subject]?.contains(user) == true : rule.subject == person.configuration
        }
        for (id, rule) in matching.sorted(by: { ($0.value.priority, $0.key) < ($1.value.priority, $1.key) }) {
            guard let product = pools[rule.pool]?.product, products.insert(product).inserted,
                wishes[Key(pool: rule.pool, user: user)]?.kind != "excluded"
            else { continue }
            found[rule.pool] = (
                rule.source, rule.kind == "configuration" ? rule.subject : nil, rule.source == "auto" ? nil : id
            )
        }
        return found
    }

    mutating func review(_ user: UUID, _ reason: String, _ moment: Moment) {
        let wanted = wanted(user)
        for pool in pools.keys.sorted() where wanted[pool] == nil {
            let key = Key(pool: pool, user: user)
            if claims[key]?.isLive == true { leave(key, reason, moment) }
        }
        for (pool, want) in wanted.sorted(by: { $0.key < $1.key }) {
            let key = Key(pool: pool, user: user)
            if let claim = claims[key], claim.isLive {
                keep(key, claim, want, moment)
            } else {
                claims[key] = Claim(
                    state: "waitlisted", source: want.source, configuration: want.configuration, rule: want.rule,
                    sequence: moment.sequence, since: moment.time, reason: Self.reason(want.source))
                serve(pool, moment, newcomer: user)
                if claims[key]?.state == "waitlisted" {
                    note(key)
                    tell("license.waitlisted", key)
                }
            }
        }
        tellLevels(moment)
    }

    private mutating func keep(
        _ key: Key, _ before: Claim, _ want: (source: String, configuration: UUID?, rule: UUID?), _ moment: Moment
    ) {
        var claim = before
        let isUnused = claim.heldReason == "not_activated"
        let isBack = claim.state == "grace" || (claim.heldReason != nil && !isUnused)
        if claim.state == "grace" { (claim.state, claim.since) = ("assigned", moment.time) }
        if !isUnused { claim.heldReason = nil }
        (claim.source, claim.configuration, claim.rule) = (want.source, want.configuration, want.rule)
        if !(claim.state == "waitlisted" && claim.reason == "pool_shrunk") { claim.reason = Self.reason(want.source) }
        claims[key] = claim
        endTrip()
        if isBack { setDue(key, deadline(key, from: moment.time)) }
        if claims[key] != before { note(key) }
        if isBack { tell("license.restored", key) }
    }

    private mutating func leave(_ key: Key, _ reason: String, _ moment: Moment) {
        guard let claim = claims[key] else { return }
        if claim.state == "waitlisted" || (claim.state == "grace" && reason == "deleted") {
            return end(key, reason, moment)
        }
        guard claim.state == "assigned" else { return }
        if let held = claim.heldReason {
            if reason == "deleted", held != "deleted" {
                claims[key]?.heldReason = "deleted"
                note(key)
            }
            return
        }
        if passes(key, reason, moment) { giveUp(key, reason, moment) }
    }

    /// Whether the guard lets a release pass; else the seat is held.
    private mutating func passes(_ key: Key, _ reason: String, _ moment: Moment) -> Bool {
        let minute = Int((moment.time.timeIntervalSince1970 / 60).rounded(.down))
        let released = releases.filter { $0.key > minute - guardian.window && $0.key <= minute }.values.reduce(0, +)
        let having = claims.values.count { $0.state == "assigned" }
        let limit = max(guardian.minimum, (having + released) * guardian.percent / 100)
        if guardian.isEnabled, trip != nil || released >= limit {
            if trip == nil { outcomes.append("deletion_guard.tripped \(key.pool) \(released) of \(limit)") }
            trip = trip ?? moment.sequence
            claims[key]?.heldReason = reason
            claims[key]?.due = nil
            note(key)
            tell("license.held", key, reason: reason)
            return false
        }
        releases[minute, default: 0] += 1
        return true
    }

    mutating func giveUp(_ key: Key, _ reason: String, _ moment: Moment) {
        if reason == "not_activated", people[key.user] != nil { wishes[key] = ("excluded", "auto") }
        let hours = pools[key.pool]?.graceHours ?? 0
        guard hours > 0, reason != "deleted", reason != "not_activated" else { return end(key, reason, moment) }
        claims[key]?.state = "grace"
        claims[key]?.since = moment.time
        claims[key]?.reason = reason
        claims[key]?.heldReason = nil
        claims[key]?.due = moment.time.addingTimeInterval(Double(hours) * 3600)
        note(key)
        tell("license.grace_started", key, reason: reason)
    }

    mutating func end(_ key: Key, _ reason: String, _ moment: Moment) {
        guard let claim = claims[key], claim.isLive else { return }
        claims[key] = Claim(
            state: "released", source: claim.source, configuration: claim.configuration, rule: claim.rule,
            sequence: claim.sequence, since: moment.time, reason: reason)
        endTrip()
        note(key)
        let isTaken = ["removed", "not_activated", "pool_shrunk", "pool_deleted"].contains(reason)
        tell(isTaken ? "license.revoked" : "license.released", key, seat: claim.seat, reason: reason)
        guard let seat = claim.seat, let pool = pools[key.pool] else { return }
        if reason == "pool_deleted" {
            pools[key.pool]?.holders.removeValue(forKey: seat)
            pools[key.pool]?.bought = min(pool.bought, pool.holders.count - 1)
        } else if pool.holders.count > pool.bought {
            pools[key.pool]?.holders.removeValue(forKey: seat)
        } else {
            pools[key.pool]?.holders.updateValue(nil, forKey: seat)
            serve(key.pool, moment, newcomer: nil)
        }
    }

    mutating func serve(_ pool: UUID, _ moment: Moment, newcomer: UUID?) {
        while let number = pools[pool]?.holders.filter({ $0.value == nil }).keys.min(),
            let user = line(of: pool).first
        {
            let key = Key(pool: pool, user: user)
            pools[pool]?.holders.updateValue(user, forKey: number)
            guard var claim = claims[key] else { return }
            (claim.state, claim.seat, claim.since) = ("assigned", number, moment.time)
            (claim.reason, claim.activated) = (Self.reason(claim.source), nil)
            claims[key] = claim
            setDue(key, deadline(key, from: moment.time))
            note(key)
            tell(user == newcomer ? "license.assigned" : "license.promoted", key)
        }
    }

    func deadline(_ key: Key, from time: Date) -> Date? {
        guard claims[key]?.activated == nil, let days = pools[key.pool]?.reclaimDays else { return nil }
        return time.addingTimeInterval(Double(days) * 86_400)
    }

    /// When nothing is held any more nothing is to be decided.
    private mutating func endTrip() {
        if !claims.values.contains(where: { $0.heldReason != nil }) { trip = nil }
    }

    mutating func setDue(_ key: Key, _ due: Date?) {
        claims[key]?.due = due
    }

    mutating func note(_ key: Key) {
        guard let claim = claims[key] else { return }
        history[key, default: []].append("\(claim.state) \(claim.heldReason ?? claim.reason)")
    }

    mutating func tell(_ type: String, _ key: Key, seat: Int? = nil, reason: String? = nil) {
        let number = (seat ?? claims[key]?.seat).map(String.init) ?? "-"
        outcomes.append("\(type) \(key.user) \(key.pool) \(number) \(reason ?? "-")")
    }

    private static func reason(_ source: String) -> String { source == "auto" ? "auto_assign" : source }
}
