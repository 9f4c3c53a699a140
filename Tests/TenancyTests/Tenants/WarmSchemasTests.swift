import Migrations
import Postgres
import Testing

@testable import Tenancy

@Suite struct WarmSchemasTests {
    @Test func refillsToTheTargetAndNotBeyond() async throws {
        try await World.make { world in
            let warm = WarmSchemas(client: world.client)
            let made = try await (warm.refill(to: 3), warm.refill(to: 3))
            #expect(made == (3, 0))
            #expect(try await warm.count() == 3)
            #expect(try await world.number(Self.warmSchemas) == 3)
        }
    }

    @Test func twoRefillsAtOnceMakeNoMoreThanTheTarget() async throws {
        try await World.make { world in
            let warm = WarmSchemas(client: world.client)
            async let first = warm.refill(to: 4)
            async let second = warm.refill(to: 4)
            let made = try await (first, second)
            // One may have found the other at it and left the rest to it.
            #expect(made.0 + made.1 <= 4)
            _ = try await warm.refill(to: 4)
            #expect(try await warm.count() == 4)
        }
    }

    @Test func aNewTenantTakesAWarmSchemaByRenamingIt() async throws {
        try await World.make { world in
            let warm = WarmSchemas(client: world.client)
            try await warm.refill(to: 1)
            let id = try await world.client.query(Statement("test.warm_id", "SELECT id FROM rollcall.warm_schemas"))[0]
                .decode(String.self, at: 0)
            let tenant = try await world.tenant("globex")
            #expect(tenant.id.text == id)
            #expect(try await warm.count() == 0)
            #expect(try await world.number(Self.warmSchemas) == 0)
            #expect(try await world.number("SELECT count(*) FROM \(tenant.id.schema.text).users") == 0)
        }
    }

    @Test func aRefusedTenantGivesItsWarmSchemaBack() async throws {
        try await World.make { world in
            let warm = WarmSchemas(client: world.client)
            _ = try await world.tenant("globex")
            try await warm.refill(to: 1)
            await #expect(throws: TenancyError.slugTaken("globex")) { try await world.tenant("globex") }
            #expect(try await warm.count() == 1)
        }
    }

    @Test func tenantsAtOnceTakeDifferentSchemasAndMakeWhatIsMissing() async throws {
        try await World.make { world in
            try await WarmSchemas(client: world.client).refill(to: 2)
            let tenants = try await withThrowingTaskGroup(of: Tenant.self) { group in
                for number in 0..<4 { group.addTask { try await world.tenant("tenant-\(number)") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(tenants.map(\.id)).count == 4)
            for tenant in tenants {
                #expect(try await world.number("SELECT count(*) FROM \(tenant.id.schema.text).users") == 0)
            }
        }
    }

    @Test func aWarmSchemaOfAnOlderVersionIsNotTaken() async throws {
        try await World.make { world in
            let older = MigrationPlan(control: Migrations.control, tenant: Migrations.tenant.dropLast())
            try await WarmSchemas(client: world.client, plan: older).refill(to: 1)
            let tenant = try await world.tenant("globex")
            #expect(tenant.isServable)
            #expect(try await world.number("SELECT count(*) FROM rollcall.warm_schemas") == 1)
        }
    }

    private static let warmSchemas = "SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname LIKE 'warm\\_%'"
}
