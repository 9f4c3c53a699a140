import FoundationEssentials
import Postgres
import Tenancy

@testable import Directory

extension World {
    /// 10,000 people in 1,000 groups of 20, and 5,000 parked members; statistics are up to date.
    func fillForPlans() async throws -> (users: [UUID], groups: [UUID]) {
        let users = try await manyPeople(10_000)
        let rows = try await database.query(
            Statement(
                "test.many_groups",
                """
                WITH numbered AS (
                    SELECT ('01900000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid AS id, i
                    FROM generate_series(1, 1000) AS i
                ), groups AS (
                    INSERT INTO {schema}.groups (id, display_name, display_name_key, configuration_id, version,
                        created_at, updated_at, document)
                    SELECT id, 'Group ' || i, 'group ' || i, $1, 1, now(), now(), '{"displayName":"Group"}'
                    FROM numbered
                ), tally AS (
                    INSERT INTO {schema}.list_changes SELECT id, 1, 'g' FROM numbered
                ), external_ids AS (
                    INSERT INTO {schema}.group_external_ids SELECT id, $1, 'ext' || i FROM numbered
                ), members AS (
                    INSERT INTO {schema}.group_members
                    SELECT n.id, u.id, 'u' FROM numbered n
                    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM unnest($2) AS id) u
                        ON u.place % 500 = n.i % 500
                ), parked AS (
                    INSERT INTO {schema}.parked_members
                    SELECT n.id, 'wait' || n.i || p, 'wait' || n.i || p, $1, now()
                    FROM numbered n CROSS JOIN generate_series(1, 5) AS p
                )
                SELECT id FROM numbered ORDER BY id
                """), for: tenant, [.uuid(entra.configurationID), .uuids(users)])
        for table in [
            "users", "user_emails", "user_external_ids", "groups", "group_external_ids", "group_members",
            "parked_members", "list_segments", "list_changes",
        ] {
            _ = try await database.query(
                Statement("test.analyze_\(table)", "ANALYZE {schema}.\(table)"), for: tenant)
        }
        return (users, try rows.identifiers())
    }

    /// How Postgres would run the statement on a machine whose disk finds any page equally fast.
    func plan(_ statement: Statement, _ binds: [Bind]) async throws -> String {
        try await database.transaction(for: tenant) { transaction in
            transaction.enqueue(Statement("test.fast_disk", "SET LOCAL random_page_cost = 1.1"))
            let rows = try await transaction.query(
                Statement("test.explain \(statement.name)", "EXPLAIN \(statement.sql)"), binds)
            return try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
        }
    }
}
