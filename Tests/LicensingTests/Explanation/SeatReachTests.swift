import Events
import Testing

@testable import Licensing

@Suite struct SeatReachTests {
    @Test func reachIsWhatTheSeatsHaveYetToFollow() async throws {
        try await World.make(seats: 1) { world in
            let store = ExplanationStore(database: world.database)
            #expect(try await !store.reach(of: world.tenant).isBehind)
            try await world.commit(.userCreated, [1, 2, 3])
            #expect(try await store.reach(of: world.tenant).isBehind)
            try await world.log.number(of: world.tenant)
            #expect(try await store.reach(of: world.tenant).behind == 3)
            try await world.reconcile()
            #expect(try await !store.reach(of: world.tenant).isBehind)
            // What the seats have written themselves is nothing to follow, with a number or without.
            try await world.log.number(of: world.tenant)
            #expect(try await !store.reach(of: world.tenant).isBehind)
        }
    }
}
