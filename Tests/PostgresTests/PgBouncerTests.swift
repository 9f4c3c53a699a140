import Foundation
import Postgres
import TestDatabase
import Testing

/// The client behind PgBouncer in transaction mode, where every transaction may meet another session.
@Suite struct PgBouncerTests {
    private static let table = Statement("create", "CREATE TABLE public.items (id int8 PRIMARY KEY)")
    private static let insert = Statement("insert", "INSERT INTO public.items VALUES ($1)")
    private static let count = Statement("count", "SELECT count(*) FROM public.items")

    @Test func servesAllThatNeedsNoSession() async throws {
        try await Self.withBouncer { client in
            _ = try await client.query(Self.table)
            try await withThrowingTaskGroup { group in
                for worker in 0..<16 {
                    group.addTask {
                        for step in 0..<25 {
                            let id = Int64(worker * 1000 + step)
                            try await client.transaction { transaction in
                                transaction.enqueue(Self.insert, [.int8(id)])
                                if step % 2 == 0 { _ = try await transaction.query(Self.count) }
                            }
                            _ = try await client.query(Self.count)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let count = try await client.query(Self.count)[0].decode(Int.self)
            #expect(count == 400)
        }
    }

    @Test func cancelsAndTimesOut() async throws {
        try await Self.withBouncer({ $0.statementTimeout = .milliseconds(300) }) { client in
            let sleep = Statement("sleep", "SELECT pg_sleep(30)")
            await #expect(throws: PostgresError.statementTimedOut) { try await client.query(sleep) }
            await #expect(throws: PostgresError.statementTimedOut) {
                try await client.transaction { _ = try await $0.query(sleep) }
            }
            let value = try await client.query(Statement("one", "SELECT 1"))[0].decode(Int.self)
            #expect(value == 1)
        }
    }

    @Test func streamsAndCopies() async throws {
        try await Self.withBouncer { client in
            _ = try await client.query(Self.table)
            let written = try await client.copyIn(Statement("copy", "COPY public.items FROM STDIN")) { writer in
                try await writer.write(Array((0..<1000).map { "\($0)\n" }.joined().utf8))
            }
            #expect(written == 1000)
            var sum = 0
            for try await row in client.stream(Statement("all", "SELECT id FROM public.items")) {
                sum += try row.decode(Int.self)
            }
            #expect(sum == 499_500)
            var bytes = 0
            for try await piece in client.copyOut(Statement("out", "COPY public.items TO STDOUT")) {
                bytes += piece.count
            }
            #expect(bytes == 3890)
        }
    }

    private static func withBouncer(
        _ change: @Sendable (inout PostgresConfiguration) -> Void = { _ in },
        _ body: (PostgresClient) async throws -> Void
    ) async throws {
        try await TestDatabase.withDatabase { database in
            let bouncer = try await PgBouncer.start(before: database)
            do {
                try await TestDatabase(url: bouncer.url).withClient(
                    {
                        $0.preparation = .never
                        change(&$0)
                    }, body)
            } catch {
                bouncer.stop()
                throw error
            }
            bouncer.stop()
        }
    }
}
