import Events
import FoundationEssentials
import JSON
import Postgres
import Tenancy
import Testing

@testable import Licensing

struct SeatReconcilerTests {
    @Test func thirtyPeopleForTwentyFiveSeats() async throws {
        try await World.make(seats: 25) { world in
            try await world.commit(.userCreated, 1...30)
            try await world.reconcile()
            #expect(try await world.holders() == (1...25).map { UUID.numbered($0) })
            var line = try await world.line()
            #expect(line.map(\.userID) == (26...30).map { .numbered($0) })
            #expect(line.map(\.waitlistPosition) == [1, 2, 3, 4, 5])

            try await world.commit(.userDeactivated, [3, 7, 5])
            try await world.reconcile()
            #expect(try await world.holders()[2] == .numbered(26))
            #expect(try await world.holders()[6] == .numbered(27))
            #expect(try await world.holders()[4] == .numbered(28))
            #expect(try await world.assignment(of: 3)?.state == .released)

            try await world.commit(.userActivated, [7])
            try await world.reconcile()
            line = try await world.line()
            #expect(line.map(\.userID) == [29, 30, 7].map { .numbered($0) })
            #expect(try await world.assignment(of: 7)?.waitlistPosition == 3)
            #expect(try await world.assignment(of: 29)?.waitlistPosition == 1)

            let story = try await world.story()
            #expect(
                story.suffix(7) == [
                    "license.released 3", "license.promoted 26", "license.released 7", "license.promoted 27",
                    "license.released 5", "license.promoted 28", "license.waitlisted 7",
                ])
            #expect(story.prefix(25) == (1...25).map { "license.assigned \($0)" }[...])
        }
    }

    @Test func aDeletedPersonsSeatIsFreeAndTheClaimIsRemembered() async throws {
        try await World.make(seats: 1) { world in
            try await world.commit(.userCreated, [1, 2])
            try await world.commit(.userDeleted, [1])
            try await world.reconcile()
            #expect(try await world.holders() == [.numbered(2)])
            let released = try #require(await world.assignment(of: 1))
            #expect(released.state == .released)
            #expect(released.seatNumber == nil && released.waitlistPosition == nil)
            let event = try #require(
                await world.log.page(of: world.tenant, after: 0, limit: 100).first { $0.type == .licenseReleased })
            let data = try JSONParser.parse(event.data)
            #expect(data["reason"] == "deleted")
            #expect(data["seat_number"] == 1)
            #expect(data["pool_id"] == .string(world.pool.id.uuidString.lowercased()))
            #expect(data["configuration_id"] == .string(world.configuration.id.uuidString.lowercased()))
        }
    }

    @Test func freedSeatsAreGivenLowestFirst() async throws {
        try await World.make(seats: 4) { world in
            try await world.commit(.userCreated, 1...4)
            try await world.commit(.userDeactivated, [4, 2])
            try await world.reconcile()
            try await world.commit(.userCreated, [5])
            try await world.reconcile()
            #expect(try await world.holders() == [.numbered(1), .numbered(5), .numbered(3), nil])
        }
    }

    @Test func runningAgainOrLateChangesNothing() async throws {
        try await World.make(seats: 2) { world in
            try await world.commit(.userCreated, 1...3)
            try await world.reconcile()
            let (story, holders) = (try await world.story(), try await world.holders())
            for _ in 1...3 { try await world.reconcile() }
            #expect(try await world.story() == story)
            #expect(try await world.holders() == holders)
        }
    }

    @Test func completesOnlyWithTheEndOfTheLog() async throws {
        struct Killed: Error {}
        try await World.make(seats: 2) { world in
            try await world.commit(.userCreated, 1...3)
            await #expect(throws: Killed.self) {
                try await world.reconciler().reconcile(world.tenant) { _, _ in throw Killed() }
            }
            #expect(try await world.holders() == [nil, nil])
            #expect(try await world.story().isEmpty)
            try await world.reconcile()
            #expect(try await world.holders() == [.numbered(1), .numbered(2)])
            #expect(try await world.story().count == 3)
        }
    }

    @Test func takesUpWhereAKilledRunHadCommitted() async throws {
        struct Killed: Error {}
        try await World.make(seats: 3) { world in
            try await world.commit(.userCreated, 1...10)
            await #expect(throws: Killed.self) {
                try await world.reconciler(stepsAtOnce: 4).reconcile(world.tenant) { _, _ in throw Killed() }
            }
            try await world.reconcile()
            #expect(try await world.holders() == (1...3).map { UUID.numbered($0) })
            #expect(try await world.line().map(\.userID) == (4...10).map { .numbered($0) })
        }
    }

    @Test func aPersonWhoBeganInactiveOrWithoutAutoAssignHasNoClaim() async throws {
        try await World.make(seats: 2) { world in
            let off = try await SCIMConfigurationStore(
                database: world.database, identifiers: .random, clock: .system
            ).create(NewSCIMConfiguration(name: "Okta", idp: .okta), for: world.tenant)
            try await world.database.transaction(for: world.tenant) { transaction in
                world.log.append(
                    [
                        NewEvent(
                            type: .userCreated, subject: .numbered(1),
                            data: [
                                "configuration_id": .string(world.configuration.id.uuidString), "active": false,
                            ]),
                        NewEvent(
                            type: .userCreated, subject: .numbered(2),
                            data: ["configuration_id": .string(off.id.uuidString), "active": true]),
                        NewEvent(type: .userCreated, subject: .numbered(3), data: ["active": true]),
                    ], in: transaction)
            }
            try await world.reconcile()
            #expect(try await world.holders() == [nil, nil])
            #expect(try await world.story().isEmpty)
        }
    }
}
