import Migrations
import Postgres
import Synchronization
import TestDatabase
import Testing

@testable import Tenancy

@Suite struct MigrationRunnerConcurrencyTests {
    private static let names = Migration(.tenant, 2, "names", sql: "ALTER TABLE items ADD COLUMN name text")
    private static let slow = Migration(
        .tenant, 2, "slow", sql: "CREATE TABLE slow (id integer NOT NULL PRIMARY KEY); SELECT pg_sleep(0.02);")

    @Test func twoRunsOnAnEmptyDatabaseAgree() async throws {
        try await TestDatabase.withClient(TestDatabase.patient) { client, database in
            try await database.withClient(TestDatabase.patient) { other in
                async let first = MigrationRunner(client: client, pace: .quick(), logger: TestDatabase.logger)
                    .migrate()
                async let second = MigrationRunner(client: other, pace: .quick(), logger: TestDatabase.logger)
                    .migrate()
                let files = try await (first.control + second.control).sorted()
                #expect(files == Migrations.control.map { "control/" + $0.fileName })
            }
        }
    }

    @Test func twoRunsShareTheTenants() async throws {
        try await MigrationWorld.make(tenants: 60) { world in
            try await world.database.withClient(TestDatabase.patient) { other in
                let plan = MigrationWorld.plan(Self.slow)
                async let first = world.runner(plan).migrate()
                async let second = MigrationRunner(
                    client: other, plan: plan, pace: .quick(), logger: TestDatabase.logger
                ).migrate()
                let reports = try await [first, second]
                #expect(reports.map(\.tenants).reduce(0, +) == 60)
                #expect(reports.flatMap(\.failures).isEmpty)
                #expect(try await world.count(at: 2) == 60)
                #expect(try await world.ledgersThatDiffer() == 0)
            }
        }
    }

    @Test func aRunThatWasKilledIsFinishedByTheNext() async throws {
        try await MigrationWorld.make(tenants: 40) { world in
            let plan = MigrationWorld.plan(Self.slow)
            let run = Task { try await world.runner(plan).migrate() }
            try await eventually("some tenants are migrated") { try await world.count(at: 2) > 3 }
            run.cancel()
            await #expect(throws: (any Error).self) { try await run.value }
            let left = try await world.count(at: 1)
            #expect(left > 0)
            #expect(try await world.ledgersThatDiffer() == 0)

            #expect(try await world.runner(plan).migrate().tenants == left)
            #expect(try await world.count(at: 2) == 40)
            #expect(try await world.ledgersThatDiffer() == 0)
        }
    }

    @Test func waitsForALockOutsideOfIt() async throws {
        try await MigrationWorld.make(tenants: 3) { world in
            let busy = try #require(try await world.tenant("tenant-1"))
            let lock = Statement("test.lock", "LOCK TABLE \(busy.id.schema.text).items IN ACCESS SHARE MODE")
            let (firstWait, waited) = AsyncStream.makeStream(of: Void.self)
            let (isHeld, held) = AsyncStream.makeStream(of: Void.self)
            let holder = Task {
                try await world.client.transaction { transaction in
                    _ = try await transaction.query(lock)
                    held.finish()
                    for await _ in firstWait { break }
                }
            }
            for await _ in isHeld {}
            // The lock goes when the run has given up for the first time.
            let report = try await world.runner(
                MigrationWorld.plan(Self.names), pace: .quick(onWait: { waited.finish() })
            ).migrate()
            waited.finish()
            try await holder.value
            #expect(report.tenants == 3)
            #expect(report.failures.isEmpty)
        }
    }

    @Test func givesUpOnATenantThatStaysLocked() async throws {
        try await MigrationWorld.make(tenants: 3) { world in
            let busy = try #require(try await world.tenant("tenant-1"))
            let lock = Statement("test.lock", "LOCK TABLE \(busy.id.schema.text).items IN ACCESS SHARE MODE")
            try await world.client.transaction { transaction in
                _ = try await transaction.query(lock)
                let report = try await world.runner(
                    MigrationWorld.plan(Self.names), pace: .quick(attempts: 3)
                ).migrate()
                #expect(report.tenants == 2)
                #expect(report.failures.map(\.id) == [busy.id])
                #expect(report.failures.map(\.attempts) == [3])
                #expect(report.failures.first?.reason.contains("55P03") == true)
            }
            #expect(try await world.runner(MigrationWorld.plan(Self.names)).migrate().tenants == 1)
        }
    }

    @Test func rowsThatReferToATenantAreWrittenMeanwhile() async throws {
        try await MigrationWorld.make(tenants: 1) { world in
            let tenant = try #require(try await world.tenant("tenant-0"))
            try await world.client.transaction { transaction in
                // The lock that a foreign key takes, held over the whole run.
                _ = try await transaction.query(
                    Statement("test.key_share", "SELECT id FROM rollcall.tenants WHERE id = $1 FOR KEY SHARE"),
                    [.text(tenant.id.text)])
                let report = try await world.runner(MigrationWorld.plan(Self.names)).migrate()
                #expect(report.tenants == 1)
            }
        }
    }
}
