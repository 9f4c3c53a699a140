import Migrations
import Postgres
import TestDatabase
import Testing

@testable import Tenancy

@Suite struct MigrationRunnerTests {
    private static let names = Migration(.tenant, 2, "names", sql: "ALTER TABLE items ADD COLUMN name text")
    private static let prices = Migration(
        .tenant, 3, "prices",
        sql: "CREATE TABLE prices (id integer NOT NULL PRIMARY KEY); INSERT INTO prices VALUES (1);")

    @Test func migratesAnEmptyDatabase() async throws {
        try await TestDatabase.withClient(TestDatabase.patient) { client, _ in
            let runner = MigrationRunner(client: client, logger: TestDatabase.logger)
            let before = try await runner.status()
            #expect(before.controlVersion == 0)
            #expect(!before.isCurrent)
            let report = try await runner.migrate()
            #expect(report.control == Migrations.control.map { "control/" + $0.fileName })
            #expect(report.failures.isEmpty)
            let after = try await runner.status()
            #expect(after.controlVersion == Migrations.control.last?.version)
            #expect(after.isCurrent)
        }
    }

    @Test func changesNothingTheSecondTime() async throws {
        try await MigrationWorld.make(tenants: 2) { world in
            let runner = world.runner(MigrationWorld.plan(Self.names, Self.prices))
            #expect(try await runner.migrate().tenants == 2)
            let again = try await runner.migrate()
            #expect(again.control.isEmpty)
            #expect(again.tenants == 0)
            #expect(try await world.ledgersThatDiffer() == 0)
        }
    }

    @Test func bringsTwoHundredTenantsAndWarmSchemasUp() async throws {
        try await MigrationWorld.make(tenants: 200) { world in
            try await WarmSchemas(client: world.client, plan: MigrationWorld.plan()).refill(to: 3)
            let plan = MigrationWorld.plan(Self.names, Self.prices)
            let before = try await world.runner(plan).status()
            #expect(before.tenantsBehind == 200)
            #expect(before.tenants == [MigrationStatus.Count(version: 1, schemas: 200)])
            let report = try await world.runner(plan).migrate()
            #expect(report.tenants == 200)
            #expect(report.warmSchemas == 3)
            #expect(report.failures.isEmpty)
            #expect(try await world.count(at: 3) == 200)
            #expect(try await world.ledgersThatDiffer() == 0)
            #expect(try await WarmSchemas(client: world.client, plan: plan).count() == 3)
            let after = try await world.runner(plan).status()
            #expect(after.isCurrent)
            #expect(after.warmSchemas == [MigrationStatus.Count(version: 3, schemas: 3)])
        }
    }

    @Test func aRefusedControlFileLeavesNothingBehind() async throws {
        try await TestDatabase.withClient(TestDatabase.patient) { client, _ in
            func plan(_ sql: String) -> MigrationPlan {
                let next = Migration(.control, Int32(Migrations.control.count) + 1, "trial", sql: sql)
                return MigrationPlan(control: Migrations.control + [next], tenant: Migrations.tenant)
            }
            let create = "CREATE TABLE rollcall.trial (id integer NOT NULL PRIMARY KEY);"
            let broken = MigrationRunner(
                client: client, plan: plan(create + "SELECT 1 / 0"), logger: TestDatabase.logger)
            await #expect {
                try await broken.migrate()
            } throws: { error in
                guard case .controlRefused(let file, let cause)? = error as? MigrationError else { return false }
                return file.hasSuffix("_trial.sql") && cause.sqlState?.rawValue == "22012"
            }
            let version = try await broken.controlVersion()
            #expect(version == Migrations.control.last?.version)
            let mended = MigrationRunner(client: client, plan: plan(create), logger: TestDatabase.logger)
            #expect(try await mended.migrate().control.count == 1)
        }
    }

    @Test func aTenantThatRefusesStopsNoOtherAndIsReported() async throws {
        try await MigrationWorld.make(tenants: 6) { world in
            let odd = try #require(try await world.tenant("tenant-3"))
            try await world.run("CREATE TABLE \(odd.id.schema.text).prices (id integer)")
            let runner = world.runner(MigrationWorld.plan(Self.names, Self.prices))
            let report = try await runner.migrate()
            #expect(report.tenants == 5)
            #expect(report.failures.map(\.id) == [odd.id])
            // Its second version stays: each is a transaction of its own.
            #expect(try await world.count(at: 2) == 1)
            #expect(try await world.count(at: 3) == 5)
            let failure = try #require(try await runner.status().failures.first)
            #expect(failure.slug == "tenant-3")
            #expect(failure.version == 3)
            #expect(failure.reason == "Postgres refused tenant/0003_prices.sql statement 1: 42P07")
            #expect(try await runner.status().tenantsBehind == 1)

            try await world.run("DROP TABLE \(odd.id.schema.text).prices")
            #expect(try await runner.migrate().tenants == 1)
            #expect(try await runner.status().failures.isEmpty)
            #expect(try await runner.status().isCurrent)
        }
    }

    @Test func anEditedControlFileStopsTheRun() async throws {
        try await TestDatabase.withClient(TestDatabase.patient) { client, _ in
            _ = try await MigrationRunner(client: client, logger: TestDatabase.logger).migrate()
            let first = Migrations.control[0]
            let edited = Migration(.control, 1, first.name, sql: first.sql + "\n-- a late thought\n")
            let plan = MigrationPlan(control: [edited] + Migrations.control.dropFirst(), tenant: Migrations.tenant)
            await #expect(
                throws: MigrationError.edited(
                    file: "control/0001_tenants.sql", ledger: "rollcall.schema_version")
            ) {
                try await MigrationRunner(client: client, plan: plan, logger: TestDatabase.logger).migrate()
            }
        }
    }

    @Test func anEditedTenantFileStopsTheRunThoughNoTenantIsBehind() async throws {
        try await MigrationWorld.make(tenants: 1) { world in
            let edited = Migration(.tenant, 1, "items", sql: "CREATE TABLE items (id bigint NOT NULL PRIMARY KEY)")
            let plan = MigrationPlan(control: Migrations.control, tenant: [edited])
            await #expect(
                throws: MigrationError.edited(
                    file: "tenant/0001_items.sql", ledger: "rollcall.tenant_migrations")
            ) {
                try await world.runner(plan).migrate()
            }
        }
    }

    @Test func aTenantWithAnotherPastIsReported() async throws {
        try await MigrationWorld.make(tenants: 3) { world in
            let odd = try #require(try await world.tenant("tenant-1"))
            try await world.run("UPDATE \(odd.id.schema.text).schema_version SET checksum = '\\x00'")
            let report = try await world.runner(MigrationWorld.plan(Self.names)).migrate()
            #expect(report.tenants == 2)
            let error = MigrationError.edited(
                file: "tenant/0001_items.sql", ledger: "\(odd.id.schema.text).schema_version")
            #expect(report.failures.map(\.reason) == [error.description])
        }
    }

    @Test func theLedgerOfARestoredTenantIsBelieved() async throws {
        try await MigrationWorld.make(tenants: 2) { world in
            let plan = MigrationWorld.plan(Self.names)
            _ = try await world.runner(plan).migrate()
            try await world.run("UPDATE rollcall.tenants SET schema_version = 1 WHERE slug = 'tenant-0'")
            #expect(try await world.runner(plan).migrate().failures.isEmpty)
            #expect(try await world.count(at: 2) == 2)
        }
    }

    @Test func anOlderBinaryAcceptsANewerSchema() async throws {
        try await MigrationWorld.make(tenants: 2) { world in
            _ = try await world.runner(MigrationWorld.plan(Self.names)).migrate()
            let older = world.runner(MigrationWorld.plan())
            #expect(try await older.migrate().failures.isEmpty)
            #expect(try await older.status().isCurrent)
            #expect(try await world.count(at: 2) == 2)
        }
    }
}
