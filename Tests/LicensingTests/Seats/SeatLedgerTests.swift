import Events
import FoundationEssentials
import Testing

@testable import Licensing

struct SeatLedgerTests {
    private let pool = Story.pool

    @Test func givesTheLowestSeatsInTheOrderOfTheLog() {
        let seats = written(seats: 2) { story in [3, 1, 2].forEach { story.create($0) } }
        #expect(seats.holders[pool] == [1: .numbered(3), 2: .numbered(1)])
        #expect(seats.line(of: pool) == [.numbered(2)])
    }

    @Test func promotesTheHeadOfTheLineIntoTheSeatThatBecomesFree() {
        let seats = written(seats: 2) { story in
            (1...4).forEach { story.create($0) }
            story.deactivate(1)
        }
        #expect(seats.holders[pool] == [1: .numbered(3), 2: .numbered(2)])
        #expect(seats.line(of: pool) == [.numbered(4)])
        #expect(
            seats.outcomes.suffix(2) == [
                told("license.released", 1, seat: 1, "deactivated"), told("license.promoted", 3, seat: 1),
            ])
    }

    @Test func whoComesBackWaitsAtTheEnd() {
        let seats = written(seats: 1) { story in
            (1...3).forEach { story.create($0) }
            story.deactivate(1)
            story.activate(1)
        }
        #expect(seats.holders[pool] == [1: .numbered(2)])
        #expect(seats.line(of: pool) == [.numbered(3), .numbered(1)])
    }

    @Test func claimingAgainWhileTheClaimStandsChangesNothing() {
        let once = written(seats: 1) { story in (1...2).forEach { story.create($0) } }
        let again = written(seats: 1) { story in
            (1...2).forEach { story.create($0) }
            (1...2).forEach { story.activate($0) }
        }
        #expect(again.outcomes == once.outcomes)
        #expect(again.claims == once.claims)
    }

    @Test func releasingTwiceTellsItOnce() {
        let seats = written(seats: 1) { story in
            story.create(1)
            story.deactivate(1)
            story.deactivate(1)
        }
        #expect(seats.outcomes.count { $0.hasPrefix("license.released") } == 1)
        #expect(seats.claims.values.first?.since == Date(timeIntervalSince1970: 2))
    }

    @Test func makesNoClaimForWhomNoRuleIsAbout() {
        let seats = written(seats: 1) { story in
            story.create(1, by: .numbered(801))
            story.deactivate(2)
        }
        #expect(seats.outcomes.isEmpty && seats.claims.isEmpty)
    }

    @Test func ofSeveralRulesForOneProductTheBestDecidesAndOfEachProductOneSeatIsGiven() {
        let (better, other) = (UUID.numbered(901), UUID.numbered(902))
        let group = UUID.numbered(700)
        var story = Story()
        story.create(1)
        story.members(of: group, added: [1])
        var seats = WrittenSeats(
            rules: [switched(), rule(701, group, better, 5), rule(702, group, other, 9)],
            pools: [counted(pool, 2), counted(better, 2), counted(other, 2, product: "q")])
        seats.follow(story.events)
        #expect(seats.holders[pool]?.values.allSatisfy { $0 == nil } == true)
        #expect(seats.holders[better]?[1] == .numbered(1) && seats.holders[other]?[1] == .numbered(1))
        #expect(seats.claims[key(1, better)]?.ruleID == .numbered(701))
        var rest = Story()
        rest.members(of: group, removed: [1])
        seats.follow(rest.events)
        #expect(seats.holders[pool]?[1] == .numbered(1) && seats.claims[key(1, other)]?.reason == .leftGroup)
    }

    @Test func whatAnAdministratorWantsRulesDoNotUndo() {
        let seats = written(seats: 2) { story in
            story.create(1, by: .numbered(801))
            story.request(.licenseRequested, 1)
            story.members(of: .numbered(700), removed: [1])
            story.activate(1)
        }
        #expect(seats.claims[key(1)]?.state == .assigned && seats.claims[key(1)]?.source == .manual)
    }

    @Test func aSeatTakenByAnAdministratorIsNotGivenBackUntilTheExclusionIsLifted() {
        var seats = written(seats: 2) { story in
            story.create(1)
            story.request(.licenseRemovalRequested, 1)
            story.deactivate(1)
            story.activate(1)
        }
        #expect(seats.claims[key(1)]?.state == .released && seats.claims[key(1)]?.reason == .removed)
        var lifted = Story()
        lifted.request(.licenseExclusionLifted, 1)
        seats.follow(lifted.events)
        #expect(seats.claims[key(1)]?.state == .assigned && seats.claims[key(1)]?.source == .auto)
    }

    @Test func inGraceTheSamePersonKeepsTheSameSeat() {
        var seats = written(seats: 1, grace: 2) { story in
            (1...2).forEach { story.create($0) }
            story.deactivate(1)
        }
        #expect(seats.claims[key(1)]?.state == .grace && seats.holders[pool] == [1: .numbered(1)])
        #expect(seats.claims[key(1)]?.dueAt == Date(timeIntervalSince1970: 3 + 7200))
        var back = Story()
        back.activate(1)
        seats.follow(back.events)
        #expect(seats.claims[key(1)]?.state == .assigned && seats.claims[key(1)]?.dueAt == nil)
        #expect(seats.outcomes.last == told("license.restored", 1, seat: 1))
    }

    @Test func graceEndsAtItsOwnMomentAndTheLineIsServed() {
        var seats = written(seats: 1, grace: 2) { story in
            (1...2).forEach { story.create($0) }
            story.deactivate(1)
        }
        var early = Story()
        early.expire(1, dueAt: Date(timeIntervalSince1970: 7000))
        seats.follow(early.events)
        #expect(seats.claims[key(1)]?.state == .grace)
        var due = Story()
        due.expire(1, dueAt: Date(timeIntervalSince1970: 7203))
        seats.follow(due.events)
        #expect(seats.holders[pool] == [1: .numbered(2)])
        #expect(
            seats.outcomes.suffix(2) == [
                told("license.released", 1, seat: 1, "grace_expired"), told("license.promoted", 2, seat: 1),
            ])
    }

    @Test func aSeatThatIsNotActivatedInTimeIsTakenAndGoesToTheLine() {
        let due = Date(timeIntervalSince1970: 1 + 86_400)
        let seats = written(seats: 1, reclaim: 1) { story in
            (1...2).forEach { story.create($0) }
            story.expire(1, dueAt: due)
            story.activate(1)
        }
        #expect(seats.holders[pool] == [1: .numbered(2)])
        #expect(seats.claims[key(1)]?.reason == .notActivated)
        let active = written(seats: 1, reclaim: 1) { story in
            (1...2).forEach { story.create($0) }
            story.request(.licenseActivated, 1)
            story.expire(1, dueAt: due)
        }
        #expect(active.holders[pool] == [1: .numbered(1)])
    }

    @Test func thresholdsAreToldOncePerCrossing() {
        let seats = written(seats: 10) { story in
            (1...9).forEach { story.create($0) }
            story.deactivate(9)
            story.activate(9)
            story.create(10)
        }
        let told = seats.outcomes.filter { $0.hasPrefix("license_pool.") }.map { $0.replacing("\(pool)", with: "p") }
        #expect(
            told == [
                "license_pool.threshold_reached p 80", "license_pool.threshold_reached p 90",
                "license_pool.threshold_reached p 90", "license_pool.threshold_reached p 100",
                "license_pool.exhausted p",
            ])
    }

    @Test func aBurstOfReleasesIsHeldFromTheOneThatIsTooMany() {
        var seats = written(seats: 60) { story in
            (1...60).forEach { story.create($0) }
            (1...30).forEach { story.deactivate($0) }
        }
        #expect(seats.outcomes.count { $0.hasPrefix("license.released") } == 12)
        #expect(seats.outcomes.count { $0.hasPrefix("deletion_guard.tripped") } == 1)
        let held = seats.claims.values.filter { $0.heldReason == .deactivated }
        #expect(held.count == 18 && held.allSatisfy { $0.state == .assigned })
        var back = Story()
        back.activate(30)
        seats.follow(back.events)
        #expect(seats.claims[key(30)]?.heldReason == nil)
        #expect(seats.outcomes.last == told("license.restored", 30, seat: 30))
    }

    @Test func everyChangeOfAClaimIsRecordedWithItsReason() {
        let seats = written(seats: 1, grace: 1) { story in
            (1...2).forEach { story.create($0) }
            story.deactivate(2)
            story.deactivate(1)
            story.activate(1)
            story.request(.licenseRemovalRequested, 1)
        }
        #expect(
            seats.history.map { "\($0.sequence) \($0.state) \($0.reason) \($0.formerState.map { "\($0)" } ?? "-")" }
                == [
                    "1 assigned autoAssign -", "2 waitlisted autoAssign -", "3 released deactivated waitlisted",
                    "4 grace deactivated assigned", "5 assigned autoAssign grace", "6 released removed assigned",
                ])
    }

    private func written(
        seats: Int, grace: Int = 0, reclaim: Int? = nil, _ body: (inout Story) -> Void
    ) -> WrittenSeats {
        var counted = counted(pool, seats)
        counted.settings = LicensePoolSettings(graceHours: grace, reclaimDays: reclaim)
        var written = WrittenSeats(rules: [switched()], pools: [counted])
        var story = Story()
        body(&story)
        written.follow(story.events)
        return written
    }

    private func counted(_ id: UUID, _ seats: Int, product: String = "p") -> SeatPool {
        SeatPool(id: id, product: product, seats: seats)
    }

    private func switched() -> SeatRule {
        SeatRule(
            id: Story.configuration, subject: RuleSubject(.configuration, Story.configuration), poolID: pool,
            priority: SeatRule.switchPriority, source: .auto)
    }

    private func rule(_ id: Int, _ group: UUID, _ pool: UUID, _ priority: Int) -> SeatRule {
        SeatRule(
            id: .numbered(id), subject: RuleSubject(.group, group), poolID: pool, priority: priority, source: .rule)
    }

    private func key(_ user: Int, _ pool: UUID = Story.pool) -> ClaimKey {
        ClaimKey(poolID: pool, userID: .numbered(user))
    }

    private func told(_ type: String, _ user: Int, seat: Int, _ reason: String = "-") -> String {
        "\(type) \(UUID.numbered(user)) \(pool) \(seat) \(reason)"
    }
}

extension SeatPool {
    /// A pool of which nobody has a seat yet.
    init(id: UUID, product: String = "p", seats: Int) {
        self.init(
            id: id, product: product, seats: seats, rows: seats, held: 0, inGrace: 0, waiting: 0, lastNumber: seats,
            settings: LicensePoolSettings(), reached: 0, isExhausted: false)
    }
}
