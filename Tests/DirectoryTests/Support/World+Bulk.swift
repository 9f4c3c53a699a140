import FoundationEssentials
import Postgres
import Tenancy

@testable import Directory

extension World {
    /// People written by one statement, for tests that need many and look at something else.
    func manyPeople(_ count: Int) async throws -> [UUID] {
        let rows = try await database.query(
            Statement(
                "test.many_people",
                """
                WITH people AS (
                    SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS id, i
                    FROM generate_series(1, $2) AS i
                ), users AS (
                    INSERT INTO {schema}.users (id, user_name, user_name_key, display_name, display_name_key,
                        employee_number_key, active, configuration_id, version, created_at, updated_at, document)
                    SELECT id, 'many' || i || '@x.test', 'many' || i || '@x.test', 'Many ' || i, 'many ' || i, 'e' || i,
                        i % 5 <> 0, $1, 1, now() - i * interval '1 s', now() - i * interval '1 s',
                        format('{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"many%s@x.test",'
                            || '"displayName":"Many %s","active":%s,"title":"T%s"}', i, i, (i % 5 <> 0)::text, i % 7)
                    FROM people RETURNING id
                ), emails AS (
                    INSERT INTO {schema}.user_emails SELECT id, 0, 'many' || i || '@x.test', 'work', true FROM people
                ), external_ids AS (
                    INSERT INTO {schema}.user_external_ids SELECT id, $1, 'ext' || i FROM people
                ), tally AS (
                    INSERT INTO {schema}.list_changes SELECT id, 1, 'u' FROM people
                )
                SELECT id FROM people ORDER BY id
                """), for: tenant, [.uuid(entra.configurationID), .int4(Int32(count))])
        return try rows.identifiers()
    }
}
