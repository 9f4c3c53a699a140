import Foundation
import Postgres
import TestDatabase
import Testing

@Suite struct PreparationTests {
    private static let prepared = Statement(
        "prepared", "SELECT name, statement FROM pg_prepared_statements ORDER BY name")

    /// Statements that the one exclusive connection keeps.
    private static func kept(_ client: PostgresClient) async throws -> [String] {
        try await client.withConnection { connection in
            try await connection.query(prepared).map { try $0.decode(String.self, at: 1) }
                .filter { !$0.contains("pg_prepared_statements") && !$0.contains("set_config") }
        }
    }

    @Test func preparesOnSecondUseAndForgetsTheOldest() async throws {
        try await TestDatabase.withClient({
            $0.exclusiveConnections = 1
            $0.preparation = .onSecondUse(capacity: 4)
        }) { client, _ in
            for number in 1...20 {
                for _ in 1...3 {
                    let value = try await client.transaction { transaction in
                        let statement = Statement("s\(number)", "SELECT \(number)")
                        return try await transaction.query(statement)[0].decode(Int.self)
                    }
                    #expect(value == number)
                }
            }
            let kept = try await Self.kept(client)
            #expect(kept.contains("SELECT 20") && !kept.contains("SELECT 1"))
            #expect(kept.count <= 4)
        }
    }

    @Test func survivesADefinitionThatChangesTheResult() async throws {
        let all = Statement("all", "SELECT * FROM public.items")
        try await TestDatabase.withClient({
            $0.sharedConnections = 1
            $0.exclusiveConnections = 1
        }) { client, _ in
            _ = try await client.query(Statement("create", "CREATE TABLE public.items AS SELECT 1 AS a"))
            for round in 1...4 {
                for _ in 1...3 {
                    let read = try await client.query(all)[0].count
                    let write = try await client.transaction { try await $0.query(all)[0].count }
                    let pending = try await client.transaction { $0.enqueue(all) }
                    let enqueued = try pending.rows[0].count
                    #expect(read == round && write == round && enqueued == round)
                }
                _ = try await client.query(Statement("alter", "ALTER TABLE public.items ADD COLUMN c\(round) int"))
            }
        }
    }

    @Test func survivesStatementsThatTheServerHasForgotten() async throws {
        let read = Statement("read", "SELECT $1 + 1")
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, _ in
            for _ in 1...3 {
                for _ in 1...3 {
                    let value = try await client.transaction {
                        try await $0.query(read, [.int8(1)])[0].decode(Int.self)
                    }
                    #expect(value == 2)
                }
                try await client.withConnection { _ = try await $0.query(Statement("deallocate", "DEALLOCATE ALL")) }
            }
        }
    }

    @Test func servesManyTenantsWithOneStatement() async throws {
        let read = Statement("read", "SELECT name FROM {schema}.items")
        let write = Statement("write", "UPDATE {schema}.items SET name = name RETURNING name")
        try await TestDatabase.withClient({
            $0.tenantsPerConnection = 20
            $0.preparation = .onSecondUse(capacity: 16)
        }) { client, database in
            let schemas = try (0..<60).map { try #require(SchemaName("tenant_\($0)")) }
            for schema in schemas {
                _ = try await client.pipeline(
                    in: schema,
                    [
                        (Statement("schema", "CREATE SCHEMA {schema}"), []),
                        (Statement("table", "CREATE TABLE {schema}.items AS SELECT '{schema}' AS name"), []),
                    ])
            }
            try await withThrowingTaskGroup { group in
                for task in 0..<16 {
                    group.addTask {
                        for step in 0..<200 {
                            let schema = schemas[(step * 7 + task * 3) % schemas.count]
                            let name = try await client.query(step % 5 == 0 ? write : read, in: schema)[0].decode(
                                String.self)
                            #expect(name == schema.text)
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await eventually("replaced connections are closed") {
                try await database.sessionCount() <= 6
            }
        }
    }

    @Test func refusesATenantsStatementWithoutASchema() async throws {
        let read = Statement("read", "SELECT name FROM {schema}.items")
        try await TestDatabase.withClient { client, _ in
            await #expect(throws: PostgresError.misuse("read speaks of {schema} and was given none")) {
                try await client.query(read)
            }
        }
    }

    @Test func findsNoTableWithoutItsSchema() async throws {
        try await TestDatabase.withClient { client, _ in
            _ = try await client.query(Statement("create", "CREATE TABLE public.items ()"))
            let error = await #expect(throws: PostgresError.self) {
                try await client.query(Statement("read", "SELECT FROM items"))
            }
            #expect(error?.sqlState == .undefinedTable)
        }
    }
}
