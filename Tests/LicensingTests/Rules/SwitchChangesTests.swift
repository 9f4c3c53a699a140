import Events
import FoundationEssentials
import JSON
import Postgres
import Tenancy
import Testing

@testable import Licensing

struct SwitchChangesTests {
    private let configuration = UUID.numbered(800)

    @Test func aSwitchToAnotherPoolTellsTheDifference() throws {
        let changes = SwitchChanges(
            switches: [(configuration, .numbered(902))], known: [rule(configuration, .numbered(901))])
        let event = try #require(changes.events.first)
        #expect(event.type == .licenseRuleUpdated && changes.events.count == 1)
        #expect(
            event.changes == [Change(path: "pool_id", old: .id(.numbered(901)), new: .id(.numbered(902)))])
        let made = SwitchChanges(switches: [(configuration, .numbered(901))], known: [])
        #expect(made.events.map(\.type) == [.licenseRuleCreated] && made.events.first?.changes == nil)
    }

    /// Somebody noticed that the switch was on and was gone before following; since then it was turned off.
    @Test func aSwitchEndsAsItStandsWhateverWasNoticedBefore() async throws {
        try await World.make(seats: 2) { world in
            let other = try await SCIMConfigurationStore(
                database: world.database, identifiers: .random, clock: .system
            ).create(NewSCIMConfiguration(name: "Okta", idp: .okta), for: world.tenant)
            let noticed = NewEvent(
                type: .licenseRuleCreated, subject: other.id, data: rule(other.id, world.pool.id).data)
            try await world.database.transaction(for: world.tenant) { world.log.append([noticed], in: $0) }
            try await world.reconcile()
            let rules = try await world.rows("SELECT id FROM {schema}.seat_rules").map {
                try $0.decode(UUID.self, at: 0)
            }
            #expect(rules == [world.configuration.id])
            try await world.expectPlainSeats()
        }
    }

    private func rule(_ id: UUID, _ poolID: UUID) -> SeatRule {
        SeatRule(
            id: id, subject: RuleSubject(.configuration, id), poolID: poolID, priority: SeatRule.switchPriority,
            source: .auto)
    }
}
