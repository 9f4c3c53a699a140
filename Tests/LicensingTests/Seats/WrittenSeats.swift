import Events
import FoundationEssentials
import JSON

@testable import Licensing

/// The rows that the fold has written so far, read back in the portions in which the reconciler reads them. The rules
/// stay as they are.
struct WrittenSeats {
    let rules: SeatRules
    private(set) var pools: [UUID: SeatPool]
    private(set) var holders: [UUID: [Int: UUID?]]
    private(set) var claims: [ClaimKey: Claim] = [:]
    private(set) var outcomes: [String] = []
    private(set) var history: [AssignmentChange] = []
    private var people: [UUID: SeatPerson] = [:]
    private var members: [UUID: Set<UUID>] = [:]
    private var wishes: [ClaimKey: SeatWish] = [:]
    private var guardian = SeatGuard(settings: ReleaseGuardSettings())

    init(rules: [SeatRule], pools: [SeatPool]) {
        self.rules = SeatRules(rules)
        self.pools = Dictionary(uniqueKeysWithValues: pools.map { ($0.id, $0) })
        holders = Dictionary(
            uniqueKeysWithValues: pools.map { pool in
                let numbers = pool.rows == 0 ? [] : Array(1...pool.rows)
                return (pool.id, Dictionary(uniqueKeysWithValues: numbers.map { ($0, UUID?.none) }))
            })
    }

    /// Who waits for a seat of the pool, the first first.
    func line(of pool: UUID) -> [UUID] {
        waiting(for: pool).map(\.key.userID)
    }

    mutating func follow(_ events: [Event]) {
        let stretch = SeatStretch(events, rules: rules, limit: .max / 10)
        let users = Set(stretch.steps.map(\.userID))
        var facts = SeatFacts(rules: rules, pools: Array(pools.values), guardian: guardian)
        facts.claims = claims.values.filter { users.contains($0.key.userID) }
        facts.people = people.filter { users.contains($0.key) }
        facts.wishes = wishes.filter { users.contains($0.key.userID) }
        for (group, members) in members where rules.concern(group: group) {
            for user in members.intersection(users) { facts.groupsOfUser[user, default: []].insert(group) }
        }
        var ledger = SeatLedger(facts)
        for (pool, count) in SeatNeeds(of: stretch.steps, in: facts).steps {
            let free = (holders[pool] ?? [:]).filter { $0.value == nil }.keys.sorted()
            let heads = Array(waiting(for: pool).prefix(count + 1))
            ledger.addSupply(
                of: pool, freeSeats: free.prefix(count), heads: heads, isWholeLine: heads.count <= count)
        }
        for step in stretch.steps { ledger.follow(step) }
        apply(ledger.writes)
        for pair in stretch.memberships.left { members[pair.groupID]?.remove(pair.userID) }
        for pair in stretch.memberships.joined { members[pair.groupID, default: []].insert(pair.userID) }
    }

    private func waiting(for pool: UUID) -> [Claim] {
        claims.values.filter { $0.key.poolID == pool && $0.state == .waitlisted }
            .sorted { ($0.claimedSequence, $0.key.userID) < ($1.claimedSequence, $1.key.userID) }
    }

    private mutating func apply(_ writes: SeatWrites) {
        for user in writes.forgottenPeople {
            people[user] = nil
            for group in members.keys { members[group]?.remove(user) }
            wishes = wishes.filter { $0.key.userID != user }
        }
        for person in writes.people { people[person.userID] = person.person }
        for wish in writes.wishes { wishes[wish.key] = wish.wish }
        for key in writes.droppedWishes { wishes[key] = nil }
        for claim in writes.claims { claims[claim.key] = claim }
        for seat in writes.seats { holders[seat.poolID]?.updateValue(seat.userID, forKey: seat.number) }
        for seat in writes.removedSeats { holders[seat.poolID]?.removeValue(forKey: seat.number) }
        for pool in writes.pools { pools[pool.id] = pool }
        for (minute, count) in writes.releases { guardian.releases[minute] = count }
        if let changed = writes.guardian {
            (guardian.settings, guardian.trip, guardian.held) = (changed.settings, changed.trip, changed.held)
        }
        history += writes.history
        outcomes += writes.events.compactMap { outcome($0.type, $0.subject, .object($0.data)) }
    }
}
