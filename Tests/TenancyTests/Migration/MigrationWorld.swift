import Migrations
import Postgres
import Synchronization
import TestDatabase

@testable import Tenancy

/// A database with tenants of one small table, whose tenant line the test then lengthens.
struct MigrationWorld: Sendable {
    let database: TestDatabase
    let client: PostgresClient

    static let items = Migration(.tenant, 1, "items", sql: "CREATE TABLE items (id integer NOT NULL PRIMARY KEY)")

    static func plan(_ further: Migration...) -> MigrationPlan {
        MigrationPlan(control: Migrations.control, tenant: [items] + further)
    }

    /// With that many tenants at version 1, called `tenant-0` and so on.
    static func make(
        tenants count: Int, _ body: @Sendable @escaping (MigrationWorld) async throws -> Void
    ) async throws {
        try await TestDatabase.withClient(TestDatabase.patient) { client, database in
            let world = MigrationWorld(database: database, client: client)
            _ = try await world.runner(plan()).migrate()
            let store = TenantStore(client: client, plan: plan(), clock: TestClock().wall)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<4 {
                    group.addTask {
                        for number in stride(from: worker, to: count, by: 4) {
                            _ = try await store.create(slug: "tenant-\(number)", name: "Tenant \(number)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await body(world)
        }
    }

    func runner(_ plan: MigrationPlan, pace: MigrationPace = .quick()) -> MigrationRunner {
        MigrationRunner(client: client, plan: plan, pace: pace, logger: TestDatabase.logger)
    }

    func tenant(_ slug: String) async throws -> Tenant? {
        try await TenantStore(client: client, plan: Self.plan(), clock: TestClock().wall).find(slug: slug)
    }

    func run(_ sql: String) async throws {
        _ = try await client.query(Statement("test.run \(sql)", sql))
    }

    func number(_ sql: String) async throws -> Int64 {
        try await client.query(Statement("test.number \(sql)", sql))[0].decode(Int64.self, at: 0)
    }

    /// How many tenants the control schema has at the version.
    func count(at version: Int32) async throws -> Int {
        Int(try await number("SELECT count(*) FROM rollcall.tenants WHERE schema_version = \(version)"))
    }

    /// How many tenants' own ledgers differ from the control schema's copy.
    func ledgersThatDiffer() async throws -> Int {
        let store = TenantStore(client: client, plan: Self.plan(), clock: TestClock().wall)
        var differing = 0
        for tenant in try await store.page(limit: 1_000).elements {
            let newest = try await number("SELECT max(version)::bigint FROM \(tenant.id.schema.text).schema_version")
            if newest != Int64(tenant.schemaVersion) { differing += 1 }
        }
        return differing
    }
}

extension MigrationPace {
    /// Short waits; `onWait` is called before each.
    static func quick(attempts: Int = 8, onWait: @escaping @Sendable () -> Void = {}) -> MigrationPace {
        var pace = MigrationPace()
        pace.lockTimeout = .milliseconds(50)
        pace.firstWait = .milliseconds(10)
        pace.longestWait = .milliseconds(50)
        pace.attempts = attempts
        pace.jitter = {
            onWait()
            return 0
        }
        return pace
    }
}
