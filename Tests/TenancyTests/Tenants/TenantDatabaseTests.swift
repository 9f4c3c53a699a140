import FoundationEssentials
import Migrations
import Postgres
import Testing

@testable import Tenancy

@Suite struct TenantDatabaseTests {
    private static let plan = MigrationPlan(
        control: Migrations.control,
        tenant: [Migration(.tenant, 1, "notes", sql: "CREATE TABLE notes (body text NOT NULL PRIMARY KEY)")])
    private static let insert = Statement("test.insert_note", "INSERT INTO {schema}.notes (body) VALUES ($1)")
    private static let read = Statement("test.read_notes", "SELECT body FROM {schema}.notes ORDER BY body")

    @Test func everyVerbStaysInItsTenantsSchema() async throws {
        try await World.make(plan: Self.plan) { world in
            let door = TenantDatabase(client: world.client)
            let (mine, theirs) = (try await world.tenant("mine"), try await world.tenant("theirs"))
            _ = try await door.query(Self.insert, for: mine, [.text("1")])
            _ = try await door.pipeline(for: mine, [(Self.insert, [.text("2")]), (Self.insert, [.text("3")])])
            try await door.transaction(for: mine) { transaction in
                transaction.enqueue(Self.insert, [.text("4")])
                _ = try await transaction.query(Self.insert, [.text("5")])
            }
            #expect(try await bodies(door.query(Self.read, for: mine)) == ["1", "2", "3", "4", "5"])
            #expect(try await door.query(Self.read, for: theirs).isEmpty)
            var streamed: [String] = []
            for try await row in door.stream(Self.read, for: mine) {
                streamed.append(try row.decode(String.self, at: 0))
            }
            #expect(streamed.count == 5)
        }
    }

    @Test func anUnqualifiedNameReachesNoTenant() async throws {
        try await World.make(plan: Self.plan) { world in
            let tenant = try await world.tenant("mine")
            let door = TenantDatabase(client: world.client)
            await #expect {
                try await door.query(Statement("test.unqualified", "SELECT body FROM notes"), for: tenant)
            } throws: {
                ($0 as? PostgresError)?.sqlState == .undefinedTable
            }
        }
    }

    @Test func controlRowsShareTheTenantsTransaction() async throws {
        struct Stop: Error {}
        try await World.make(plan: Self.plan) { world in
            let door = TenantDatabase(client: world.client)
            let tenant = try await world.tenant("mine")
            await #expect(throws: Stop.self) {
                try await door.transaction(for: tenant) { transaction in
                    _ = try await world.configurations.create(
                        NewSCIMConfiguration(name: "Entra", idp: .entra), in: transaction)
                    _ = try await transaction.query(Self.insert, [.text("told of it")])
                    throw Stop()
                }
            }
            #expect(try await world.configurations.page(of: tenant, limit: 10).elements.isEmpty)
            #expect(try await door.query(Self.read, for: tenant).isEmpty)
        }
    }

    private func bodies(_ rows: Rows) throws -> [String] {
        try rows.map { try $0.decode(String.self, at: 0) }
    }
}
