import Events
import FoundationEssentials
import JSON
import SeededGenerator
import Testing

@testable import Licensing

/// The fold against the plain telling of the rules, over random logs cut at random places.
struct SeatLedgerPropertyTests {
    private static let pools = [901, 902, 903].map { UUID.numbered($0) }
    private static let groups = [701, 702, 703].map { UUID.numbered($0) }
    private static let configurations = [801, 801, 802, 803].map { UUID.numbered($0) }
    /// The last names a pool that does not exist.
    private static let rules = [
        (801, RuleSubject(.configuration, .numbered(801)), pools[0], 10_001, AssignmentSource.auto),
        (802, RuleSubject(.configuration, .numbered(802)), pools[1], 10_001, .auto),
        (601, RuleSubject(.group, groups[0]), pools[1], 5, .rule),
        (602, RuleSubject(.group, groups[1]), pools[2], 7, .rule),
        (603, RuleSubject(.group, groups[1]), .numbered(999), 1, .rule),
    ].map { SeatRule(id: .numbered($0.0), subject: $0.1, poolID: $0.2, priority: $0.3, source: $0.4) }

    @Test(arguments: 1...40)
    func agreesWithThePlainRulesWhereverTheLogIsCut(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pools = Self.pools.enumerated().map { index, id in
            var pool = SeatPool(
                id: id, product: index < 2 ? "p" : "q", seats: Int.random(in: 0...12, using: &random))
            pool.settings = LicensePoolSettings(graceHours: index == 0 ? 1 : 0, reclaimDays: index == 1 ? 1 : nil)
            return pool
        }
        let events = log(of: 1000, people: Int.random(in: 1...40, using: &random), using: &random)
        var plain = PlainSeats(rules: Self.rules, pools: pools)
        for event in events {
            plain.follow(event)
            #expect(plain.complaints.isEmpty)
        }

        var written = WrittenSeats(rules: Self.rules, pools: pools)
        let longest = Int.random(in: 1...60, using: &random)
        var rest = events[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...longest, using: &random)
            written.follow(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }

        let difference = zip(written.outcomes, plain.outcomes).enumerated().first { $0.element.0 != $0.element.1 }
        let isSameStory = difference == nil && written.outcomes.count == plain.outcomes.count
        #expect(isSameStory, "\(String(describing: difference)) of \(written.outcomes.count), \(plain.outcomes.count)")
        for pool in Self.pools {
            let (holders, line) = (written.holders[pool], written.line(of: pool))
            let isSame = holders == plain.pools[pool]?.holders && line == plain.line(of: pool)
            #expect(isSame, "\(pool)")
        }
        for (key, claim) in written.claims { #expect(plain.claims[key.plain] == claim.plain) }
        #expect(written.claims.count == plain.claims.count)
    }

    private func log(of count: Int, people: Int, using random: inout SeededGenerator) -> [Event] {
        var story = Story()
        for _ in 1...count {
            let user = Int.random(in: 1...people, using: &random)
            let pool = Self.pools.randomElement(using: &random) ?? Story.pool
            switch Int.random(in: 0..<16, using: &random) {
            case 0...4: story.create(user, by: Self.configurations.randomElement(using: &random) ?? Story.configuration)
            case 5, 6: story.activate(user)
            case 7, 8: story.deactivate(user)
            case 9: story.delete(user)
            case 10, 11, 12:
                let group = Self.groups.randomElement(using: &random) ?? Story.pool
                let others = (1...3).map { _ in Int.random(in: 1...people, using: &random) }
                story.members(
                    of: group, added: Bool.random(using: &random) ? others : [user],
                    removed: [user].filter { !others.contains($0) && Bool.random(using: &random) })
            case 13: story.request(.licenseRequested, user, pool: pool)
            case 14:
                story.request(
                    Bool.random(using: &random) ? .licenseRemovalRequested : .licenseExclusionLifted, user, pool: pool)
            default: story.request(.licenseActivated, user, pool: pool)
            }
        }
        return story.events
    }
}

extension ClaimKey {
    var plain: PlainSeats.Key { PlainSeats.Key(pool: poolID, user: userID) }
}

extension Claim {
    var plain: PlainSeats.Claim {
        PlainSeats.Claim(
            state: state.rawValue, source: source.rawValue, configuration: configurationID, rule: ruleID,
            seat: seatNumber, sequence: claimedSequence, since: since, reason: reason.rawValue, due: dueAt,
            activated: activatedAt, heldReason: heldReason?.rawValue)
    }
}

extension PlainSeats {
    /// Begins in the middle of a log.
    init(rules: [SeatRule], pools: [SeatPool]) {
        for rule in rules {
            self.rules[rule.id] = Rule(
                kind: rule.subject.kind.rawValue, subject: rule.subject.id, pool: rule.poolID,
                priority: rule.priority, source: rule.source.rawValue)
        }
        for pool in pools {
            var holders: [Int: UUID?] = [:]
            for number in 0..<pool.seats { holders.updateValue(nil, forKey: number + 1) }
            self.pools[pool.id] = Pool(
                product: pool.product, bought: pool.seats, holders: holders, lastNumber: pool.seats,
                graceHours: pool.settings.graceHours, reclaimDays: pool.settings.reclaimDays)
        }
    }
}
