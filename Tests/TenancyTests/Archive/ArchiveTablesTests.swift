import Postgres
import Testing

@testable import Tenancy

@Suite struct ArchiveTablesTests {
    @Test func noTableComesBeforeWhatItRefersTo() {
        let order = ArchiveTables.sorted(["a", "b", "c", "d"], ["a": ["c"], "c": ["d"], "d": ["d"]])
        #expect(order == ["b", "d", "c", "a"])
    }

    @Test func aCircleIsLeftInTheOrderGiven() {
        #expect(ArchiveTables.sorted(["a", "b", "c"], ["a": ["b"], "b": ["a"]]) == ["c", "a", "b"])
    }

    /// A new table of the service that holds something of a tenant's is forgotten in no archive.
    @Test func everyTableWithATenantIsArchivedOrKnownToPass() async throws {
        try await World.make { world in
            let rows = try await world.client.query(
                Statement(
                    "test.tables_with_tenants",
                    """
                    SELECT c.relname::text FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
                    WHERE c.relnamespace = 'rollcall'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                      AND a.attname = 'tenant_id'
                    """))
            let names = Set(try rows.map { try $0.decode(String.self, at: 0) })
            let archived = Set(ArchiveTables.ofService.map(\.name)).subtracting(["tenants", "oauth_client_secrets"])
            #expect(names == archived.union(ArchiveTables.passing))
        }
    }
}
