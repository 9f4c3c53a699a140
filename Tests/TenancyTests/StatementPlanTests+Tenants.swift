import Postgres
import Testing

@testable import Tenancy

extension StatementPlanTests {
    /// Among 20,000 tenants of which few are suspended, nobody is found by looking at all of them.
    @Test func tenantsAreFoundByAnIndex() async throws {
        try await World.make { world in
            _ = try await world.tenant("globex")
            try await world.run(
                """
                INSERT INTO rollcall.tenants (id, slug, name, state, delete_at, schema_version, created_at, updated_at)
                SELECT 'f' || lpad(n::text, 8, '0'), 'tenant-' || n, 'Customer ' || n,
                    CASE WHEN n % 500 = 0 THEN 'suspended' ELSE 'active' END::rollcall.tenant_state,
                    CASE WHEN n % 1000 = 0 THEN now() END, 1, now(), now()
                FROM generate_series(1, 20000) AS n
                """)
            try await world.run("ANALYZE rollcall.tenants")
            let last = "\u{10FFFF}"
            for standing in [nil, .active, .suspended, .ending] as [TenantStanding?] {
                let bySlug = try #require(TenantSearchStatements.bySlug[standing])
                let byName = try #require(TenantSearchStatements.byName[standing])
                let cases: [(Statement, [Bind], indexes: [String])] = [
                    (
                        bySlug, [.text(""), .text(last), .text(""), .int8(51)],
                        ["tenants_slug_unique", "tenants_suspended"]
                    ),
                    (
                        bySlug, [.text("tenant-19"), .text("tenant-19\(last)"), .text("tenant-19"), .int8(51)],
                        ["tenants_slug_unique", "tenants_suspended"]
                    ),
                    (
                        byName,
                        [
                            .text("customer 19"), .text("customer 19\(last)"), .text("customer 19"),
                            .text("customer 19\(last)"), .text("Customer 190"), .text("tenant-190"), .int8(51),
                        ], ["tenants_name"]
                    ),
                ]
                for (statement, binds, indexes) in cases {
                    let plan = try await world.plan(of: statement, binds)
                    #expect(!plan.contains("Seq Scan"), "\(statement.name)\n\(plan)")
                    let isOfFew = standing == .suspended || standing == .ending
                    let wanted = isOfFew ? indexes + ["tenants_suspended", "tenants_to_delete"] : indexes
                    #expect(wanted.contains { plan.contains($0) }, "\(statement.name)\n\(plan)")
                    // Who walks all slugs for few would pass by everybody else.
                    if isOfFew { #expect(!plan.contains("tenants_slug_unique"), "\(statement.name)\n\(plan)") }
                }
            }
        }
    }
}
