import Postgres
import TestDatabase
import Testing

@Suite struct SavepointTests {
    private struct Refused: Error {}

    private static let insert = Statement("t.insert", "INSERT INTO t (n) VALUES ($1)")

    @Test func aFailureUndoesItsOwnPartAlone() async throws {
        try await TestDatabase.withClient { client, _ in
            let numbers = try await client.transaction { transaction in
                transaction.enqueue(Statement("t.create", "CREATE TEMPORARY TABLE t (n integer PRIMARY KEY)"))
                transaction.enqueue(Self.insert, [.int4(1)])
                // By the server, in the middle of what was enqueued.
                await #expect(throws: PostgresError.self) {
                    try await transaction.savepoint {
                        transaction.enqueue(Self.insert, [.int4(2)])
                        transaction.enqueue(Self.insert, [.int4(1)])
                    }
                }
                // By the body, before anything was sent and after.
                await #expect(throws: Refused.self) {
                    try await transaction.savepoint {
                        transaction.enqueue(Self.insert, [.int4(3)])
                        throw Refused()
                    }
                }
                await #expect(throws: Refused.self) {
                    try await transaction.savepoint {
                        _ = try await transaction.query(Self.insert, [.int4(4)])
                        transaction.enqueue(Self.insert, [.int4(5)])
                        throw Refused()
                    }
                }
                try await transaction.savepoint {
                    transaction.enqueue(Self.insert, [.int4(6)])
                    // One inside of another.
                    await #expect(throws: Refused.self) {
                        try await transaction.savepoint {
                            _ = try await transaction.query(Self.insert, [.int4(7)])
                            throw Refused()
                        }
                    }
                }
                let rows = try await transaction.query(Statement("t.read", "SELECT n FROM t ORDER BY n"))
                return try rows.map { try $0.decode(Int32.self) }
            }
            #expect(numbers == [1, 6])
        }
    }
}
