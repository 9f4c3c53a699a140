import Events
import FoundationEssentials
import JSON

extension PlainSeats {
    mutating func pool(_ what: String, _ moment: Moment) {
        let id = moment.subject
        switch what {
        case "created":
            let seats = moment.integer("seats") ?? 0
            var holders: [Int: UUID?] = [:]
            for number in 0..<seats { holders.updateValue(nil, forKey: number + 1) }
            pools[id] = Pool(
                product: moment.text("product") ?? "", bought: seats, holders: holders, lastNumber: seats)
        case "resized": resize(id, to: moment.integer("seats") ?? 0, moment)
        case "updated": settings(id, moment)
        case "deleted": delete(id, moment)
        case "reclaimed":
            for case let text? in (moment.data["user_ids"]?.arrayValue ?? []).map(\.stringValue) {
                guard let user = UUID(uuidString: text) else { continue }
                evict(Key(pool: id, user: user), moment)
                tellLevels(moment)
            }
        default: break
        }
    }

    private mutating func resize(_ id: UUID, to seats: Int, _ moment: Moment) {
        guard var pool = pools[id] else { return }
        if seats < pool.bought {
            let free = pool.holders.filter { $0.value == nil }.keys.sorted(by: >)
            for number in free.prefix(pool.bought - seats) { pool.holders.removeValue(forKey: number) }
            pool.bought = seats
        } else {
            while pool.holders.count < seats {
                pool.lastNumber += 1
                pool.holders.updateValue(nil, forKey: pool.lastNumber)
            }
            pool.bought = seats
        }
        pools[id] = pool
        serve(id, moment, newcomer: nil)
        tellLevels(moment)
    }

    private mutating func settings(_ id: UUID, _ moment: Moment) {
        guard let pool = pools[id] else { return }
        apply(id, moment, former: pool.reclaimDays)
    }

    private mutating func apply(_ id: UUID, _ moment: Moment, former: Int?) {
        pools[id]?.graceHours = moment.integer("release_grace_hours") ?? 0
        pools[id]?.reclaimDays = moment.integer("reclaim_unactivated_after_days")
        pools[id]?.thresholds = (moment.data["thresholds"]?.arrayValue ?? []).compactMap {
            $0.integerValue.map { Int($0) }
        }
        tellLevels(moment)
        guard pools[id]?.reclaimDays != former else { return }
        for (key, claim) in claims where key.pool == id && claim.state == "assigned" && claim.heldReason == nil {
            setDue(key, deadline(key, from: moment.time))
        }
    }

    private mutating func delete(_ id: UUID, _ moment: Moment) {
        guard pools[id] != nil else { return }
        let wishers = Set(wishes.keys.filter { $0.pool == id }.map(\.user)).sorted()
        wishes = wishes.filter { $0.key.pool != id }
        for user in wishers { review(user, "rule_changed", moment) }
        for key in claims.keys.filter({ $0.pool == id }).sorted(by: { $0.user < $1.user }) {
            if claims[key]?.isLive == true {
                end(key, "pool_deleted", moment)
                tellLevels(moment)
            }
        }
        claims = claims.filter { $0.key.pool != id }
        pools[id] = nil
    }

    private mutating func evict(_ key: Key, _ moment: Moment) {
        guard let claim = claims[key], let seat = claim.seat, let pool = pools[key.pool],
            pool.holders.count > pool.bought
        else { return }
        if claim.state == "grace" || claim.heldReason != nil || wanted(key.user)[key.pool] == nil {
            return end(key, "pool_shrunk", moment)
        }
        claims[key] = Claim(
            state: "waitlisted", source: claim.source, configuration: claim.configuration, rule: claim.rule,
            sequence: moment.sequence, since: moment.time, reason: "pool_shrunk")
        note(key)
        tell("license.revoked", key, seat: seat, reason: "pool_shrunk")
        pools[key.pool]?.holders.removeValue(forKey: seat)
        tell("license.waitlisted", key)
        serve(key.pool, moment, newcomer: nil)
    }

    /// Thresholds that have been reached since this was last asked.
    mutating func tellLevels(_ moment: Moment) {
        for id in pools.keys.sorted() {
            guard let pool = pools[id] else { continue }
            let level = pool.bought == 0 ? 0 : pool.thresholds.filter { pool.held * 100 >= $0 * pool.bought }.max() ?? 0
            for threshold in pool.thresholds where threshold > pool.reached && threshold <= level {
                outcomes.append("license_pool.threshold_reached \(id) \(threshold)")
            }
            let isExhausted = pool.bought > 0 && pool.held >= pool.bought
            if isExhausted, !pool.isExhausted { outcomes.append("license_pool.exhausted \(id)") }
            pools[id]?.reached = level
            pools[id]?.isExhausted = isExhausted
        }
    }
}
