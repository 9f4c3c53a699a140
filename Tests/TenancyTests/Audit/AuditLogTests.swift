import FoundationEssentials
import Postgres
import TestDatabase
import Testing

@testable import Tenancy

struct AuditLogTests {
    private func entry(_ action: String) -> NewAuditEntry {
        NewAuditEntry(actor: .bootstrap, requestID: "r", action: action, tenantID: nil, subject: "s")
    }

    @Test func forgetsTheOldAndKeepsTheYoung() async throws {
        try await World.make { world in
            let client = world.client
            let log = AuditLog(client: client, identifiers: .random, clock: .system)
            let id = try await log.begin(entry("a.b"))
            try await log.end(id, status: 200)
            let later = WallClock { Date.now.addingTimeInterval(400 * 86_400) }
            let then = AuditLog(client: client, identifiers: .random, clock: later)
            let young = try await then.forget(olderThan: .seconds(401 * 86_400))
            let old = try await then.forget(olderThan: .seconds(399 * 86_400))
            #expect((young, old) == (0, 1))
            let rows = try await client.query(
                Statement("test.outcomes", "SELECT count(*) FROM rollcall.audit_outcomes"))
            #expect(try rows.first?.decode(Int.self) == 0)
        }
    }

    @Test func anySubjectCanBeWrittenDown() async throws {
        try await World.make { world in
            let log = AuditLog(client: world.client, identifiers: .random, clock: .system)
            let long = String(repeating: "\u{FFFD}", count: 10_000) + "\0"
            let id = try await log.begin(
                NewAuditEntry(actor: .bootstrap, requestID: "r", action: "a.b", tenantID: nil, subject: "\0" + long))
            try await log.end(id, status: 404, subject: long)
            let found = try await log.find(id)
            #expect(found?.subject?.count == 300)
        }
    }

    @Test func noStatementChangesAnEntry() {
        let statements = [
            AuditStatements.begin, AuditStatements.end, AuditStatements.find, AuditStatements.bySubject,
            AuditStatements.byActor, AuditStatements.byAction, AuditStatements.byTenant, AuditStatements.byTime,
            AuditStatements.forget, AuditStatements.forgetTenant,
        ]
        for statement in statements {
            #expect(!statement.sql.contains("UPDATE"), "\(statement.name)")
            #expect(!statement.sql.contains("DELETE") || statement.name.contains("forget"), "\(statement.name)")
        }
    }

    @Test func everyPageIsReadByAnIndex() async throws {
        try await World.make { world in
            let client = world.client
            for sql in [
                """
                INSERT INTO rollcall.audit_log (id, time, actor_id, actor_name, request_id, action, tenant_id, subject)
                SELECT (lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid, now(), md5('k' || n % 300)::uuid, 'k',
                    'r', 'a.' || n % 300, 't' || n % 300, 's' || n FROM generate_series(1, 20000) n
                """,
                """
                INSERT INTO rollcall.audit_outcomes (id, status, subject)
                SELECT (lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid, 200, 'o' || n
                FROM generate_series(1, 20000) n
                """, "ANALYZE rollcall.audit_log", "ANALYZE rollcall.audit_outcomes",
            ] {
                _ = try await client.query(Statement("test.\(sql.hashValue)", sql))
            }
            let (none, all) = (UUID(uuidString: "00000000-0000-0000-0000-000000000000"), UUID())
            func binds(
                _ tenant: String? = nil, _ actor: UUID? = nil, _ action: String? = nil, _ subject: String? = nil
            ) -> [Bind] {
                [
                    .uuid(none), .uuid(all), .int8(51), .text(tenant), .uuid(actor), .text(action), .text(subject),
                ]
            }
            for (statement, binds) in [
                (AuditStatements.bySubject, binds(nil, nil, nil, "s7")), (AuditStatements.byActor, binds(nil, UUID())),
                (AuditStatements.byAction, binds(nil, nil, "a.7")), (AuditStatements.byTenant, binds("t7")),
                (AuditStatements.byTime, binds()), (AuditStatements.byTenantActor, binds("t7", UUID())),
                (AuditStatements.byTenantAction, binds("t7", nil, "a.7")), (AuditStatements.find, [.uuid(all)]),
                (AuditStatements.forget, [.uuid(none), .int8(100)]), (AuditStatements.forgetTenant, [.text("t7")]),
            ] {
                let rows = try await client.query(
                    Statement("explain \(statement.name)", "EXPLAIN " + statement.sql), binds)
                let plan = try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
                #expect(!plan.contains("Seq Scan"), "\(statement.name)\n\(plan)")
            }
        }
    }
}
