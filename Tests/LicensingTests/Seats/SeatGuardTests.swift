import Events
import FoundationEssentials
import JSON
import Postgres
import Tenancy
import Testing

@testable import Licensing

/// What becomes of seats that the guard holds, over a real database.
struct SeatGuardTests {
    @Test func aRejectedReleaseKeepsNoSeatForWhoIsDeleted() async throws {
        try await withTwoHeld { world in
            try await world.commit(.userDeleted, [11, 13])
            try await world.reconcile()
            let reasons = try await world.guardian.held(of: world.tenant, limit: 9).elements.map(\.reason)
            #expect(reasons == ["deleted", "deactivated", "deleted"])
            try await world.guardian.resolve(isApproved: false, of: world.tenant)
            try await world.reconcile()
            #expect(try await world.assignment(of: 11)?.reason == .deleted)
            #expect(try await world.assignment(of: 12)?.reason == .guardRejected)
            #expect(try await world.assignment(of: 13)?.state == .released)
            try await world.expectPlainSeats()
        }
    }

    @Test func anApprovedReleaseHasItsGrace() async throws {
        try await withTwoHeld(graceHours: 2) { world in
            try await world.commit(.userDeleted, [12])
            try await world.guardian.resolve(isApproved: true, of: world.tenant)
            try await world.reconcile()
            #expect(try await world.assignment(of: 11)?.state == .grace)
            #expect(try await world.assignment(of: 12)?.reason == .deleted)
            try await world.expectPlainSeats()
        }
    }

    @Test func theTripEndsWithTheLastSeatThatIsHeld() async throws {
        try await withTwoHeld { world in
            try await world.commit(.userActivated, [11])
            try await world.reconcile()
            #expect(try await world.guardian.state(of: world.tenant).trippedAt != nil)
            try await world.commit(.userActivated, [12])
            try await world.reconcile()
            #expect(try await world.guardian.state(of: world.tenant).trippedAt == nil)
            _ = try await world.guardian.update(of: world.tenant) { $0.minimum = 100 }
            try await world.commit(.userDeactivated, [13])
            try await world.reconcile()
            #expect(try await world.assignment(of: 13)?.state == .released)
            try await world.expectPlainSeats()
        }
    }

    @Test func aDecisionIsAboutTheTripThatWasSeen() async throws {
        try await withTwoHeld { world in
            let seen = try #require(try await world.guardian.state(of: world.tenant).trippedSequence)
            try await world.commit(.userActivated, [11, 12])
            try await world.commit(.userDeactivated, [13])
            // The trip has ended and another stands by the time the seats follow the decision.
            try await world.guardian.resolve(isApproved: true, trip: seen, of: world.tenant)
            try await world.reconcile()
            #expect(try await world.assignment(of: 13)?.heldReason == .deactivated)
            await #expect(throws: LicensingError.guardTripChanged) {
                try await world.guardian.resolve(isApproved: true, trip: seen, of: world.tenant)
            }
            let state = try await world.guardian.state(of: world.tenant)
            try await world.guardian.resolve(isApproved: true, trip: state.trippedSequence, of: world.tenant)
            try await world.reconcile()
            #expect(try await world.assignment(of: 13)?.state == .released)
            try await world.expectPlainSeats()
        }
    }

    @Test func whomOnlyADecisionKeepsDoesNotWaitWhenThePoolShrinks() async throws {
        try await withTwoHeld { world in
            try await world.guardian.resolve(isApproved: false, of: world.tenant)
            _ = try await world.pools.update(world.pool.id, LicensePoolChange(seats: 29), of: world.tenant)
            try await world.requests.reclaim([.numbered(11)], from: world.pool.id, of: world.tenant)
            try await world.reconcile()
            let evicted = try await world.assignment(of: 11)
            #expect(evicted?.state == .released && evicted?.reason == .poolShrunk)
            #expect(try await world.line().isEmpty)
            try await world.expectPlainSeats()
        }
    }

    @Test func unusedSeatsAreTakenThroughTheGuard() async throws {
        try await World.make(seats: 40, clock: QuickClock().clock) { world in
            _ = try await world.pools.update(world.pool.id, LicensePoolChange(reclaimDays: 1), of: world.tenant)
            try await world.commit(.userCreated, 1...40)
            try await world.reconcile()
            #expect(try await world.deadlines.tell(of: world.tenant) == 40)
            try await world.reconcile()
            #expect(try await world.holders().compactMap { $0 } == (11...40).map { .numbered($0) })
            #expect(try await world.guardian.state(of: world.tenant).held == 30)
            // Another event does not make an unused seat a used one.
            try await world.commit(.userActivated, [39])
            try await world.requests.activate(.numbered(40), from: world.pool.id, of: world.tenant)
            try await world.reconcile()
            #expect(try await world.guardian.state(of: world.tenant).held == 29)
            try await world.guardian.resolve(isApproved: true, of: world.tenant)
            try await world.commit(.userActivated, 1...40)
            try await world.reconcile()
            #expect(try await world.holders().compactMap { $0 } == [.numbered(40)])
            try await world.expectPlainSeats()
        }
    }

    @Test func aTimeForUnusedSeatsCountsFromItsChange() async throws {
        try await World.make(seats: 2, clock: QuickClock().clock) { world in
            try await world.commit(.userCreated, 1...2)
            try await world.reconcile()
            _ = try await world.pools.update(world.pool.id, LicensePoolChange(reclaimDays: 1), of: world.tenant)
            try await world.reconcile()
            let later = try await world.rows(
                "SELECT FROM {schema}.assignments WHERE due_at > since + interval '24 hours'")
            #expect(later.count == 2)
            try await world.expectPlainSeats()
        }
    }

    /// Forty people with a seat, ten released, 11 and 12 held.
    private func withTwoHeld(
        graceHours: Int = 0, _ body: @Sendable @escaping (World) async throws -> Void
    ) async throws {
        try await World.make(seats: 40) { world in
            if graceHours > 0 {
                let change = LicensePoolChange(graceHours: graceHours)
                _ = try await world.pools.update(world.pool.id, change, of: world.tenant)
            }
            try await world.commit(.userCreated, 1...40)
            try await world.commit(.userDeactivated, 1...12)
            try await world.reconcile()
            #expect(try await world.guardian.state(of: world.tenant).held == 2)
            try await body(world)
        }
    }
}
