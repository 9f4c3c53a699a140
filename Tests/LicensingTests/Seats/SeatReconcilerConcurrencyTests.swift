import Events
import FoundationEssentials
import Postgres
import SeededGenerator
import Tenancy
import Testing

@testable import Licensing

/// Several reconcilers of one tenant must end where the plain rules end.
struct SeatReconcilerConcurrencyTests {
    private static let seats = 40
    private static let portions = [1000, 70, 13, 101]

    @Test func severalAtOnceEndAsOneAlone() async throws {
        try await World.make(seats: Self.seats, connections: 12) { world in
            let events = story(of: 2000, in: world, seed: 2)
            try await world.append(events.prefix(1000))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for portion in Self.portions {
                    group.addTask {
                        try await world.reconciler(stepsAtOnce: portion).reconcile(world.tenant) { _, _ in }
                    }
                }
                group.addTask { try await world.append(events.dropFirst(1000)) }
                try await group.waitForAll()
            }
            try await world.reconcile()
            try await expectPlainRules(world, events)
        }
    }

    /// A connection that breaks at the commit leaves open what became of it; whoever comes next finds out by the cursor.
    @Test func brokenConnectionsChangeNothing() async throws {
        try await World.make(seats: Self.seats, connections: 12) { world in
            let events = story(of: 2000, in: world, seed: 3)
            try await world.append(events[...])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for portion in [13, 29, 41] {
                    group.addTask { try await world.reconcileUntilItSucceeds(stepsAtOnce: portion) }
                }
                group.addTask {
                    for _ in 1...25 { try await world.breakConnections() }
                }
                try await group.waitForAll()
            }
            try await world.reconcileUntilItSucceeds(stepsAtOnce: 1000)
            try await expectPlainRules(world, events)
        }
    }

    /// People who come and go at random.
    private func story(of count: Int, in world: World, seed: UInt64) -> [NewEvent] {
        var random = SeededGenerator(seed: seed)
        var present: Set<Int> = []
        return (1...count).map { _ in
            let user = Int.random(in: 1...120, using: &random)
            guard present.remove(user) == nil else {
                return world.event(Bool.random(using: &random) ? .userDeactivated : .userDeleted, user)
            }
            present.insert(user)
            return world.event(.userActivated, user)
        }
    }

    private func expectPlainRules(_ world: World, _ events: [NewEvent]) async throws {
        let plain = try await world.expectPlainSeats()
        #expect(plain.people.count > 10 && plain.outcomes.count > events.count / 2)
    }
}

extension World {
    /// Commits events a few at a time.
    fileprivate func append(_ events: ArraySlice<NewEvent>) async throws {
        var rest = events
        while !rest.isEmpty {
            let some = Array(rest.prefix(7))
            try await database.transaction(for: tenant) { log.append(some, in: $0) }
            rest = rest.dropFirst(7)
        }
    }

    fileprivate func reconcileUntilItSucceeds(stepsAtOnce: Int) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do {
                return try await reconciler(stepsAtOnce: stepsAtOnce).reconcile(tenant) { _, _ in }
            } catch is PostgresError where ContinuousClock.now < deadline {
                await Task.yield()
            }
        }
    }

    /// Ends all connections to the database but the one that says so.
    fileprivate func breakConnections() async throws {
        let terminate = Statement(
            "test.break_connections",
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            """)
        do {
            _ = try await client.query(terminate)
        } catch PostgresError.connectionLost {
            // Another one of these was quicker.
        }
    }
}
