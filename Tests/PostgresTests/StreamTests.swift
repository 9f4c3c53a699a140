import Foundation
import Postgres
import TestDatabase
import Testing

@Suite struct StreamTests {
    private static let series = Statement("series", "SELECT n, repeat('x', $2) FROM generate_series(1, $1) AS n")
    private static let one = Statement("one", "SELECT 1")

    @Test func deliversEveryRowInOrder() async throws {
        try await TestDatabase.withClient { client, _ in
            var expected: Int64 = 0
            for try await row in client.stream(Self.series, [.int8(20_000), .int4(10)]) {
                expected += 1
                let (number, text) = try row.decode(Int64.self, String.self)
                guard number == expected, text.count == 10 else { return unexpected() }
            }
            #expect(expected == 20_000)
        }
    }

    @Test func stopsTheServerWhenNobodyReads() async throws {
        try await TestDatabase.withClient({ $0.statementTimeout = .milliseconds(300) }) { client, database in
            var count = 0
            // 200 MB, which no buffer on the way would take.
            for try await _ in client.stream(Self.series, [.int8(20_000), .int4(10_000)]) {
                count += 1
                if count == 500 { try await Task.sleep(for: .milliseconds(900)) }
            }
            #expect(count == 20_000)
        }
    }

    @Test func givesItsConnectionBackWhenItIsDropped() async throws {
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, database in
            for _ in 1...20 {
                for try await _ in client.stream(Self.series, [.int8(1_000_000), .int4(100)]) { break }
                let value = try await client.transaction { try await $0.query(Self.one)[0].decode(Int.self) }
                #expect(value == 1)
            }
            try await database.waitForActive(0, "%generate_series%")
        }
    }

    @Test func endsWithTheErrorOfItsStatement() async throws {
        try await TestDatabase.withClient { client, _ in
            var count = 0
            let error = await #expect(throws: PostgresError.self) {
                for try await _ in client.stream(
                    Statement("division", "SELECT 1 / (500 - n) FROM generate_series(1, 1000) AS n"))
                {
                    count += 1
                }
            }
            #expect(error?.sqlState == SQLState(rawValue: "22012"))
            #expect(count == 499)
        }
    }

    @Test func endsWhenItsTaskIsCancelled() async throws {
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, database in
            let task = Task {
                for try await _ in client.stream(Statement("slow", "SELECT pg_sleep(30)")) {}
            }
            try await database.waitForActive(1, "%pg_sleep%")
            task.cancel()
            await #expect(throws: PostgresError.cancelled) { try await task.value }
            let value = try await client.transaction { try await $0.query(Self.one)[0].decode(Int.self) }
            #expect(value == 1)
        }
    }

    @Test func losesItsConnectionWithAnError() async throws {
        try await TestDatabase.withClient { client, database in
            await #expect(throws: PostgresError.connectionLost(outcomeUnknown: true)) {
                var count = 0
                for try await _ in client.stream(Self.series, [.int8(20_000), .int4(10_000)]) {
                    count += 1
                    guard count == 200 else { continue }
                    try await database.execute(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                        """)
                }
            }
        }
    }
}
