import Postgres
import TestDatabase
import Testing

@testable import Jobs

extension DatabaseTests {
    @Suite struct VacuumTests {
        private static let dead = Statement(
            "test.dead", "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relid = 'rollcall.jobs'::regclass")

        @Test func deadRowsAreRemovedWhenThereAreMany() async throws {
            try await QueueDatabase.with { database in
                try await database.execute("ALTER TABLE rollcall.jobs SET (autovacuum_enabled = false)")
                try await database.enqueue(3_000)
                try await database.execute("UPDATE rollcall.jobs SET priority = priority + 1")
                let vacuum = QueueVacuum(client: database.client, logger: TestDatabase.logger)
                func dead() async throws -> Int64 {
                    try await database.client.query(Self.dead).first?.decode(Int64.self) ?? 0
                }
                try await eventually("the statistics know") { try await dead() >= 3_000 }
                #expect(try await !vacuum.vacuum(above: 100_000), "not worth it yet")
                #expect(try await dead() >= 3_000)
                #expect(try await vacuum.vacuum(above: 1_000))
                try await eventually("nothing is dead") { try await dead() == 0 }
                #expect(try await database.count("rollcall.jobs") == 3_000)
            }
        }
    }
}
