import Events
import FoundationEssentials
import JSON
import Postgres
import Tenancy
import Testing

@testable import Licensing

/// Events that concern many people, over a real database and in small parts.
struct SeatChangeTests {
    private static let group = UUID.numbered(7000)

    @Test func aRuleGivesSeatsToItsGroupAndItsEndReleasesExactlyThem() async throws {
        try await World.make(seats: 60) { world in
            let other = try await world.pools.create(
                NewLicensePool(name: "Other", product: "q", seats: 50), for: world.tenant)
            _ = try await world.guardian.update(of: world.tenant) { $0.isEnabled = false }
            try await world.addGroup(Self.group)
            try await world.commit(.userCreated, 1...40)
            try await world.join(Self.group, Array(11...30))
            let rule = try await world.rules.create(
                NewLicenseRule(subject: RuleSubject(.group, Self.group), poolID: other.id, priority: 1),
                for: world.tenant)
            try await world.reconcile(stepsAtOnce: 7)
            #expect(try await world.users(of: other.id, in: .assigned) == Array(11...30))
            #expect(try await world.users(of: world.pool.id, in: .assigned) == Array(1...40))
            try await world.rules.delete(rule.id, of: world.tenant)
            try await world.reconcile(stepsAtOnce: 7)
            #expect(try await world.users(of: other.id, in: .assigned).isEmpty)
            #expect(try await world.users(of: world.pool.id, in: .assigned) == Array(1...40))
            try await world.expectPlainSeats()
        }
    }

    @Test func aGroupThatEndsReleasesAndASmallerRuleTakesOver() async throws {
        try await World.make(seats: 30) { world in
            let better = try await world.pools.create(
                NewLicensePool(name: "Better", product: "p", seats: 5), for: world.tenant)
            _ = try await world.guardian.update(of: world.tenant) { $0.isEnabled = false }
            try await world.addGroup(Self.group)
            try await world.commit(.userCreated, 1...8)
            try await world.join(Self.group, Array(1...8))
            _ = try await world.rules.create(
                NewLicenseRule(subject: RuleSubject(.group, Self.group), poolID: better.id, priority: 1),
                for: world.tenant)
            try await world.reconcile(stepsAtOnce: 3)
            #expect(try await world.users(of: better.id, in: .assigned) == Array(1...5))
            #expect(try await world.users(of: better.id, in: .waitlisted) == Array(6...8))
            #expect(try await world.users(of: world.pool.id, in: .assigned).isEmpty)
            try await world.database.transaction(for: world.tenant) { transaction in
                world.log.append([NewEvent(type: .groupDeleted, subject: Self.group)], in: transaction)
            }
            try await world.reconcile(stepsAtOnce: 3)
            try await world.reconcile()
            #expect(try await world.rules.page(of: world.tenant, limit: 5).elements.isEmpty)
            #expect(try await world.users(of: better.id, in: .released) == Array(1...8))
            #expect(try await world.users(of: world.pool.id, in: .assigned) == Array(1...8))
            try await world.expectPlainSeats()
        }
    }

    @Test func growingServesTheLineInOrderAndShrinkingEvictsNobody() async throws {
        try await World.make(seats: 3) { world in
            try await world.commit(.userCreated, [5, 1, 4, 2, 3, 6])
            _ = try await world.pools.update(world.pool.id, LicensePoolChange(seats: 5), of: world.tenant)
            try await world.reconcile(stepsAtOnce: 1)
            #expect(try await world.holders() == [5, 1, 4, 2, 3].map { .numbered($0) })
            _ = try await world.pools.update(world.pool.id, LicensePoolChange(seats: 2), of: world.tenant)
            try await world.reconcile(stepsAtOnce: 1)
            #expect(try await world.holders() == [5, 1, 4, 2, 3].map { .numbered($0) })
            #expect(try await world.pools.usage(of: world.pool.id, of: world.tenant)?.overflow == 3)
            try await world.commit(.userDeactivated, [1])
            try await world.reconcile()
            #expect(try await world.holders() == [5, 4, 2, 3].map { .numbered($0) })
            try await world.requests.reclaim(
                [2, 5, 3].map { .numbered($0) }, from: world.pool.id, of: world.tenant)
            try await world.reconcile()
            // Two were too many, and the first two of those named give up theirs.
            #expect(try await world.holders() == [4, 3].map { .numbered($0) })
            #expect(try await world.line().map(\.userID) == [6, 2, 5].map { .numbered($0) })
            try await world.expectPlainSeats()
        }
    }

    @Test func theSwitchOfAConfigurationIsARule() async throws {
        try await World.make(seats: 9) { world in
            try await world.commit(.userCreated, 1...4)
            try await world.reconcile()
            try await world.turnSwitch(.off)
            try await world.reconcile(stepsAtOnce: 2)
            #expect(try await world.users(of: world.pool.id, in: .released) == Array(1...4))
            try await world.turnSwitch(AutoAssign(isEnabled: true, poolID: world.pool.id))
            try await world.reconcile(stepsAtOnce: 2)
            #expect(try await world.users(of: world.pool.id, in: .assigned) == Array(1...4))
            try await world.expectPlainSeats()
        }
    }

    @Test func theGuardHoldsABurstUntilAnAdministratorDecides() async throws {
        for isApproved in [true, false] {
            try await World.make(seats: 40) { world in
                try await world.commit(.userCreated, 1...40)
                try await world.commit(.userDeactivated, 1...20)
                try await world.reconcile()
                #expect(try await world.guardian.state(of: world.tenant).held == 10)
                #expect(try await world.users(of: world.pool.id, in: .released) == Array(1...10))
                try await world.guardian.resolve(isApproved: isApproved, of: world.tenant)
                try await world.reconcile(stepsAtOnce: 3)
                let state = try await world.guardian.state(of: world.tenant)
                #expect(state.held == 0 && state.trippedAt == nil)
                #expect(
                    try await world.users(of: world.pool.id, in: .released) == Array(1...(isApproved ? 20 : 10)))
                await #expect(throws: LicensingError.guardNotTripped) {
                    try await world.guardian.resolve(isApproved: true, of: world.tenant)
                }
                // What was rejected stands until something else happens to the person.
                try await world.commit(.userDeactivated, [15])
                try await world.reconcile()
                #expect(try await world.assignment(of: 15)?.state == .released)
                try await world.expectPlainSeats()
            }
        }
    }

    @Test func graceThatHasRunOutEndsByTheDatabasesClock() async throws {
        try await World.make(seats: 1, clock: QuickClock().clock) { world in
            _ = try await world.pools.update(world.pool.id, LicensePoolChange(graceHours: 2), of: world.tenant)
            try await world.commit(.userCreated, 1...2)
            try await world.commit(.userDeactivated, [1])
            try await world.reconcile()
            #expect(try await world.assignment(of: 1)?.state == .grace)
            #expect(try await world.deadlines.tell(of: world.tenant) == 1)
            try await world.reconcile()
            #expect(try await world.assignment(of: 1)?.reason == .graceExpired)
            #expect(try await world.assignment(of: 2)?.state == .assigned)
            #expect(try await world.deadlines.tell(of: world.tenant) == 0)
        }
    }

    @Test func aPoolIsDeletedOnlyWhenNothingHangsOnIt() async throws {
        try await World.make(seats: 2) { world in
            let pool = try await world.pools.create(
                NewLicensePool(name: "Spare", product: "p", seats: 30), for: world.tenant)
            await #expect(throws: LicensingError.self) { try await world.pools.delete(world.pool.id, of: world.tenant) }
            try await world.pools.delete(pool.id, of: world.tenant)
            #expect(try await world.pools.find(pool.id, of: world.tenant) == nil)
            _ = try await world.pools.create(
                NewLicensePool(name: "Spare", product: "p", seats: 1), for: world.tenant)
            try await world.reconcile(stepsAtOnce: 5)
            let left = try await world.rows("SELECT FROM {schema}.license_pools")
            #expect(left.count == 2)
            try await world.expectPlainSeats()
        }
    }

    @Test func aRehearsalSaysWhoWouldGetAndLoseAndChangesNothing() async throws {
        try await World.make(seats: 2) { world in
            try await world.commit(.userCreated, 1...4)
            try await world.reconcile()
            let before = try await world.wholeLog()
            let arrivals = "SELECT last_value FROM {schema}.event_arrivals_ordinal_seq"
            let lastArrival = try await world.rows(arrivals).first?.decode(Int64.self, at: 0)
            let rehearsal = SeatRehearsal(database: world.database, log: world.log, clock: .system)
            let grown = try await rehearsal.rehearse(
                try await world.pools.eventsOfChange(world.pool.id, LicensePoolChange(seats: 3), of: world.tenant),
                of: world.tenant)
            #expect(grown.people.map(\.userID) == [.numbered(3)] && grown.people.first?.effect == .gets)
            let removed = try await rehearsal.rehearse(
                [world.requests.eventOfRemoval(.numbered(1), from: world.pool.id, .manual)], of: world.tenant)
            #expect(removed.people.map(\.effect) == [.loses, .gets] && removed.isWhole)
            let limited = try await rehearsal.rehearse(
                try await world.pools.eventsOfChange(
                    world.pool.id, LicensePoolChange(reclaimDays: 9), of: world.tenant), of: world.tenant)
            #expect(limited.people.map(\.effect) == [.limited, .limited])
            #expect(try await world.wholeLog() == before)
            #expect(try await world.rows(arrivals).first?.decode(Int64.self, at: 0) == lastArrival)
            try await world.expectPlainSeats()
        }
    }

    @Test func anybodyIsExplainedAtAnyTime() async throws {
        try await World.make(seats: 1) { world in
            let explanations = ExplanationStore(database: world.database)
            let code = { (user: Int) in
                try await explanations.explain(.numbered(user), of: world.tenant).pools.first?.code
            }
            try await world.commit(.userCreated, 1...3)
            try await world.reconcile()
            #expect(try await code(1) == .hasSeat)
            #expect(try await code(2) == .waitsInLine)
            try await world.requests.remove(.numbered(2), from: world.pool.id, .manual, of: world.tenant)
            try await world.commit(.userDeactivated, [3])
            let behind = try await explanations.explain(.numbered(2), of: world.tenant)
            #expect(behind.pools.first?.code == .waitsInLine)
            try await world.reconcile()
            #expect(try await code(2) == .excluded)
            #expect(try await code(3) == .inactive)
            try await world.commit(.userDeleted, [1])
            try await world.reconcile()
            #expect(try await code(1) == .deleted)
            let nobody = try await explanations.explain(.numbered(99), of: world.tenant)
            #expect(!nobody.isKnown && nobody.pools.isEmpty)
            let stranger = NewEvent(type: .userCreated, subject: .numbered(4), data: ["active": true])
            try await world.database.transaction(for: world.tenant) { world.log.append([stranger], in: $0) }
            try await world.reconcile()
            #expect(try await code(4) == .noRule)
        }
    }

    @Test func theHistoryTellsEveryChangeNewestFirst() async throws {
        try await World.make(seats: 1) { world in
            try await world.commit(.userCreated, 1...2)
            try await world.commit(.userDeactivated, [1])
            try await world.reconcile()
            let page = try await world.history.page(of: world.tenant, userID: .numbered(2), limit: 1)
            #expect(page.elements.map(\.change.state) == [.assigned] && page.next != nil)
            let rest = try await world.history.page(
                of: world.tenant, userID: .numbered(2), before: page.next, limit: 5)
            #expect(rest.elements.map(\.change.state) == [.waitlisted] && rest.next == nil)
            let whole = try await world.history.page(of: world.tenant, poolID: world.pool.id, limit: 9)
            #expect(whole.elements.map(\.change.reason) == [.autoAssign, .deactivated, .autoAssign, .autoAssign])
        }
    }
}

extension World {
    fileprivate func reconcile(stepsAtOnce: Int) async throws {
        try await reconciler(stepsAtOnce: stepsAtOnce).reconcile(tenant) { _, _ in }
    }

    fileprivate func join(_ group: UUID, _ users: [Int]) async throws {
        let event = NewEvent(
            type: .groupMembersChanged, subject: group,
            data: ["added": .array(users.map { .string("\(UUID.numbered($0))") }), "removed": []])
        try await database.transaction(for: tenant) { log.append([event], in: $0) }
    }

    fileprivate func turnSwitch(_ autoAssign: AutoAssign) async throws {
        _ = try await SCIMConfigurationStore(database: database, identifiers: .random, clock: .system)
            .update(configuration.id, SCIMConfigurationChange(autoAssign: autoAssign), of: tenant)
    }

    /// The numbers of those whose claim on the pool is in the state.
    fileprivate func users(of pool: UUID, in state: AssignmentState) async throws -> [Int] {
        try await assignments.page(of: tenant, AssignmentFilter(poolID: pool, state: state), limit: 10_000).elements
            .map { Int($0.userID.uuidString.suffix(8), radix: 16) ?? 0 }.sorted()
    }
}
