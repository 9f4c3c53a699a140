import Events
import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Licensing

/// What the database refuses, whoever writes.
struct SeatConstraintTests {
    @Test func aSeatTakesNoSecondPerson() async throws {
        try await withTwoAssigned { world in
            // Person 3 waits; the row of person 1's seat is given to them.
            await refuses(world, "assignments_seat") {
                try await $0.run(
                    "UPDATE {schema}.seats SET user_id = $2 WHERE pool_id = $1 AND number = 1", world.binds(3))
            }
            await refuses(world, "seats_holder") {
                try await $0.run(
                    "UPDATE {schema}.seats SET user_id = $2 WHERE pool_id = $1 AND number = 3", world.binds(3))
            }
        }
    }

    @Test func nobodyIsAssignedWithoutASeat() async throws {
        try await withTwoAssigned { world in
            await refuses(world, "assignments_seat_held") {
                try await $0.run(
                    "UPDATE {schema}.assignments SET state = 'assigned' WHERE user_id = $2 AND pool_id = $1",
                    world.binds(3))
            }
            for taken in [1, 3, 4] {
                await refuses(world, "assignments_seat") {
                    try await $0.run(
                        """
                        UPDATE {schema}.assignments SET state = 'assigned', seat_number = \(taken)
                        WHERE pool_id = $1 AND user_id = $2
                        """, world.binds(3))
                }
            }
        }
    }

    @Test func nobodyHoldsTwoSeatsOfAPool() async throws {
        try await withTwoAssigned { world in
            await refuses(world, "seats_holder") {
                try await $0.run(
                    "UPDATE {schema}.seats SET user_id = $2 WHERE pool_id = $1 AND number = 3", world.binds(1))
            }
        }
    }

    @Test func aSeatIsNotLostWhileItIsHeld() async throws {
        try await withTwoAssigned { world in
            await refuses(world, "assignments_seat") {
                try await $0.run(
                    "UPDATE {schema}.seats SET user_id = NULL WHERE pool_id = $1 AND user_id = $2", world.binds(1))
            }
            await refuses(world, "assignments_seat") {
                try await $0.run("DELETE FROM {schema}.seats WHERE pool_id = $1 AND user_id = $2", world.binds(1))
            }
            await refuses(world, "seats_holder") {
                try await $0.run("DELETE FROM {schema}.assignments WHERE pool_id = $1 AND user_id = $2", world.binds(1))
            }
            await refuses(world, "seats_holder") {
                try await $0.run(
                    """
                    UPDATE {schema}.assignments SET state = 'released', seat_number = NULL
                    WHERE pool_id = $1 AND user_id = $2
                    """, world.binds(1))
            }
        }
    }

    @Test func aPersonHasOneClaimOnAPool() async throws {
        try await withTwoAssigned { world in
            await refuses(world, "assignments_pkey") {
                try await $0.run(
                    """
                    INSERT INTO {schema}.assignments (pool_id, user_id, state, source, claimed_sequence, since)
                    VALUES ($1, $2, 'waitlisted', 'auto', 1, now())
                    """, world.binds(1))
            }
        }
    }

    /// Two sessions that both pass the seat on: the second waits for the first and is then refused.
    @Test func twoSessionsCannotGiveOneSeatTwice() async throws {
        try await withTwoAssigned { world in
            let outcomes = await withTaskGroup(of: String?.self) { group in
                for user in [3, 4] {
                    group.addTask { await constraint { try await world.take(seat: 3, for: user) } }
                }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.compactMap { $0 } == ["assignments_seat"])
        }
    }

    /// Three seats: 1 and 2 are held by persons 1 and 2, seat 3 is free, persons 3 and 4 are made to wait.
    private func withTwoAssigned(_ body: @Sendable @escaping (World) async throws -> Void) async throws {
        try await World.make(seats: 3) { world in
            try await world.commit(.userCreated, 1...2)
            try await world.reconcile()
            for user in [3, 4] {
                try await world.run(
                    """
                    INSERT INTO {schema}.assignments (pool_id, user_id, state, source, claimed_sequence, since)
                    VALUES ($1, $2, 'waitlisted', 'auto', \(user), now())
                    """, world.binds(user))
            }
            try await body(world)
        }
    }

    private func refuses(
        _ world: World, _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: (World) async throws -> Void
    ) async {
        let violated = await constraint { try await body(world) }
        #expect(violated == name, sourceLocation: sourceLocation)
    }
}

/// The constraint that the body violates; nil when it violates none.
private func constraint(_ body: () async throws -> Void) async -> String? {
    do {
        try await body()
        return nil
    } catch let error as PostgresError {
        return error.constraint ?? "\(error)"
    } catch {
        return "\(error)"
    }
}

extension World {
    fileprivate func binds(_ user: Int) -> [Bind] { [.uuid(pool.id), .uuid(.numbered(user))] }

    /// Gives a seat to someone who waits, as the fold does but without its lock.
    fileprivate func take(seat: Int, for user: Int) async throws {
        try await database.transaction(for: tenant) { transaction in
            transaction.enqueue(
                Statement(
                    "test.take_seat \(seat)",
                    "UPDATE {schema}.seats SET user_id = $2 WHERE pool_id = $1 AND number = \(seat)"), binds(user))
            _ = try await transaction.query(
                Statement(
                    "test.take_assignment \(seat)",
                    """
                    UPDATE {schema}.assignments SET state = 'assigned', seat_number = \(seat)
                    WHERE pool_id = $1 AND user_id = $2
                    """), binds(user))
        }
    }
}
