import Foundation
import Postgres
import Synchronization
import TestDatabase
import Testing

@Suite struct PoolTests {
    private static let one = Statement("one", "SELECT 1")
    private static let sleep = Statement("sleep", "SELECT pg_sleep(30)")

    @Test func servesTasksInTheOrderOfTheirArrival() async throws {
        try await TestDatabase.withClient({
            $0.exclusiveConnections = 1
            $0.acquisitionTimeout = .seconds(60)
        }) { client, _ in
            let order = Record()
            try await withThrowingTaskGroup { group in
                try await client.withConnection { _ in
                    for number in 0..<20 {
                        group.addTask {
                            try await client.transaction { transaction in
                                _ = try await transaction.query(Self.one)
                                order.append(number)
                            }
                        }
                        try await eventually("task \(number) is in line") { client.status.waiting == number + 1 }
                    }
                }
                try await group.waitForAll()
            }
            #expect(order.numbers == Array(0..<20))
        }
    }

    @Test func refusesATaskThatHasWaitedTooLong() async throws {
        try await TestDatabase.withClient({
            $0.exclusiveConnections = 1
            $0.acquisitionTimeout = .milliseconds(200)
        }) { client, _ in
            try await eventually("the pool is open") { client.status.exclusive == 1 && client.status.shared > 0 }
            try await client.withConnection { _ in
                let clock = ContinuousClock()
                let took = await clock.measure {
                    await #expect(throws: PostgresError.acquisitionTimedOut) {
                        try await client.transaction { _ = try await $0.query(Self.one) }
                    }
                }
                #expect(took < .seconds(2))
                // Reads have a lane of their own.
                let value = try await client.query(Self.one)[0].decode(Int.self)
                #expect(value == 1)
            }
        }
    }

    @Test func freesThePlaceOfACancelledTask() async throws {
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, _ in
            try await client.withConnection { _ in
                let task = Task { try await client.transaction { _ = try await $0.query(Self.one) } }
                try await eventually("it waits") { client.status.waiting == 1 }
                task.cancel()
                await #expect(throws: PostgresError.cancelled) { try await task.value }
                #expect(client.status.waiting == 0)
            }
            try await eventually("the lease is back") { client.status.leased == 0 }
        }
    }

    @Test func leavesNoStateBehindOnALeasedConnection() async throws {
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, _ in
            let settings = try await client.withConnection { connection in
                try await connection.query(
                    Statement("show", "SELECT current_setting('search_path'), current_setting('statement_timeout')"))[0]
                    .decode(String.self, String.self)
            }
            #expect(settings == ("pg_catalog", "5s"))
            try await client.withConnection { connection in
                for sql in [
                    "SET search_path = public", "SET statement_timeout = 0", "CREATE TEMP TABLE leftover (a int)",
                    "LISTEN jobs",
                    "SELECT pg_advisory_lock(7)", "BEGIN", "CREATE TABLE public.items ()",
                ] { _ = try await connection.query(Statement("leftover", sql)) }
            }
            let after = try await client.withConnection { connection in
                try await connection.query(
                    Statement(
                        "after",
                        """
                        SELECT current_setting('search_path'), current_setting('statement_timeout'),
                            to_regclass('pg_temp.leftover') IS NULL, to_regclass('public.items') IS NULL,
                            (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()),
                            (SELECT count(*) FROM pg_listening_channels())
                        """))[0].decode(String.self, String.self, Bool.self, Bool.self, Int.self, Int.self)
            }
            #expect(after == ("pg_catalog", "5s", true, true, 0, 0))
        }
    }

    @Test func leaksNothingOverAThousandFailuresAndCancellations() async throws {
        try await TestDatabase.withClient { client, database in
            try await withThrowingTaskGroup { group in
                for worker in 0..<10 {
                    group.addTask {
                        for step in 0..<100 { await Self.fail(client, (worker + step) % 5) }
                    }
                }
                try await group.waitForAll()
            }
            let value = try await client.transaction { try await $0.query(Self.one)[0].decode(Int.self) }
            #expect(value == 1)
            #expect(client.status.leased == 0 && client.status.waiting == 0)
            try await eventually("no more sessions are left than the pool may have", within: .seconds(10)) {
                try await database.sessionCount() <= 6
            }
            try await database.waitForActive(0, "%pg_sleep%")
        }
    }

    private static func fail(_ client: PostgresClient, _ way: Int) async {
        switch way {
        case 0: _ = try? await client.query(Statement("bad", "SELECT nonsense"))
        case 1: _ = try? await client.transaction { _ = try await $0.query(Statement("division", "SELECT 1/0")) }
        case 2:
            let task = Task { try await client.query(sleep) }
            await Task.yield()
            task.cancel()
            _ = try? await task.value
        case 3:
            let task = Task { try await client.transaction { _ = try await $0.query(sleep) } }
            await Task.yield()
            task.cancel()
            _ = try? await task.value
        default:
            _ = try? await client.withConnection { _ = try await $0.query(Statement("begin", "BEGIN")) }
        }
    }

    @Test func answersEveryTaskItsOwnUnderRandomCancellation() async throws {
        try await TestDatabase.withClient({ $0.acquisitionTimeout = .seconds(60) }) { client, database in
            let answered = Record()
            try await withThrowingTaskGroup { group in
                for worker in 0..<64 {
                    group.addTask {
                        var random = SystemRandomNumberGenerator()
                        for step in 0..<20 {
                            let number = Int64(worker * 1000 + step)
                            let nap = Double.random(in: 0...0.002, using: &random)
                            let task = Task {
                                try await Self.echo(number, after: nap, inTransaction: step % 3 == 0, client)
                            }
                            if Int.random(in: 0..<4, using: &random) == 0 {
                                try await Task.sleep(for: .microseconds(Int.random(in: 0..<3000, using: &random)))
                                task.cancel()
                            }
                            do {
                                let value = try await task.value
                                #expect(value == number)
                                answered.append(step)
                            } catch let error as PostgresError {
                                #expect(error == .cancelled)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(answered.numbers.count >= 64 * 20 / 2)
            #expect(client.status.leased == 0 && client.status.waiting == 0)
            try await eventually("no session is left over", within: .seconds(10)) {
                try await database.sessionCount() <= 6
            }
        }
    }

    private static func echo(
        _ number: Int64, after nap: Double, inTransaction: Bool, _ client: PostgresClient
    ) async throws -> Int64 {
        let echo = Statement("echo", "SELECT $1 FROM pg_sleep($2)")
        let binds: [Bind] = [.int8(number), .double(nap)]
        guard inTransaction else { return try await client.query(echo, binds)[0].decode(Int64.self) }
        return try await client.transaction { transaction in
            try await transaction.query(echo, binds)[0].decode(Int64.self)
        }
    }

    @Test func refusesEverythingOnceItHasStopped() async throws {
        let client = try await TestDatabase.withClient { client, _ in client }
        await #expect(throws: PostgresError.closed) { try await client.query(Self.one) }
        await #expect(throws: PostgresError.closed) {
            try await client.transaction { _ = try await $0.query(Self.one) }
        }
        await #expect(throws: PostgresError.misuse("run() is called once")) { try await client.run() }
    }

    @Test func waitsForRunToConnect() async throws {
        try await TestDatabase.withDatabase { database in
            var configuration = PostgresConfiguration(url: database.url)
            configuration.acquisitionTimeout = .milliseconds(100)
            let client = PostgresClient(configuration: configuration, logger: TestDatabase.logger)
            await #expect(throws: PostgresError.acquisitionTimedOut) { try await client.query(Self.one) }
        }
    }
}

/// Numbers that tasks have noted, in order.
private final class Record: Sendable {
    private let noted = Mutex<[Int]>([])

    var numbers: [Int] { noted.withLock { $0 } }

    func append(_ number: Int) { noted.withLock { $0.append(number) } }
}
