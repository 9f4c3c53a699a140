import Foundation
import Postgres
import TestDatabase
import Testing

@Suite struct CancellationTests {
    private static let sleep = Statement("sleep", "SELECT pg_sleep(30)")
    private static let one = Statement("one", "SELECT 1")
    private static let backend = Statement("backend", "SELECT pg_backend_pid()")
    private static let create = Statement("create", "CREATE TABLE public.items (id int8 PRIMARY KEY)")
    private static let lockingSleep = Statement(
        "locking_sleep", "WITH x AS (SELECT pg_sleep(30)) INSERT INTO public.items SELECT 1 FROM x")

    @Test func stopsAReadOnTheServer() async throws {
        try await TestDatabase.withClient({ $0.sharedConnections = 1 }) { client, database in
            let pid = try await client.query(Self.backend)[0].decode(Int.self)
            let task = Task { try await client.query(Self.sleep) }
            try await database.waitForActive(1, "%pg_sleep%")
            let clock = ContinuousClock()
            let took = await clock.measure {
                task.cancel()
                await #expect(throws: PostgresError.cancelled) { try await task.value }
            }
            #expect(took < .seconds(1))
            try await database.waitForActive(0, "%pg_sleep%")
            #expect(try await client.query(Self.backend)[0].decode(Int.self) == pid)
        }
    }

    @Test func leavesOthersOnTheSameConnectionUnharmed() async throws {
        try await TestDatabase.withClient({ $0.sharedConnections = 1 }) { client, database in
            let slow = Task { try await client.query(Self.sleep) }
            try await database.waitForActive(1, "%pg_sleep%")
            let others = (0..<50).map { _ in Task { try await client.query(Self.one)[0].decode(Int.self) } }
            try await Task.sleep(for: .milliseconds(20))
            slow.cancel()
            for other in others { #expect(try await other.value == 1) }
            await #expect(throws: PostgresError.cancelled) { try await slow.value }
        }
    }

    @Test func stopsAWriteAndUndoesIt() async throws {
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, database in
            _ = try await client.query(Self.create)
            let task = Task { try await client.query(Self.lockingSleep) }
            try await database.waitForActive(1, "%locking%", orText: "%INSERT INTO public.items%")
            task.cancel()
            await #expect(throws: PostgresError.cancelled) { try await task.value }
            let count = try await client.query(Statement("count", "SELECT count(*) FROM public.items"))
            #expect(try count[0].decode(Int.self) == 0)
        }
    }

    @Test func rollsBackACancelledTransactionAndKeepsItsConnection() async throws {
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, database in
            _ = try await client.query(Self.create)
            let pid = try await client.withConnection { try await $0.query(Self.backend)[0].decode(Int.self) }
            let task = Task {
                try await client.transaction { transaction in
                    _ = try await transaction.query(Statement("insert", "INSERT INTO public.items VALUES (1)"))
                    _ = try await transaction.query(Self.sleep)
                }
            }
            try await database.waitForActive(1, "%pg_sleep%")
            task.cancel()
            await #expect(throws: PostgresError.cancelled) { try await task.value }
            let after = try await client.transaction { transaction in
                (
                    try await transaction.query(Self.backend)[0].decode(Int.self),
                    try await transaction.query(Statement("count", "SELECT count(*) FROM public.items"))[0].decode(
                        Int.self)
                )
            }
            #expect(after == (pid, 0))
        }
    }

    @Test func doesNotSendForATaskThatIsCancelledAlready() async throws {
        try await TestDatabase.withClient { client, _ in
            _ = try await client.query(Self.create)
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                _ = try await client.query(Statement("insert", "INSERT INTO public.items VALUES (1)"))
            }
            await #expect(throws: PostgresError.cancelled) { try await task.value }
            let count = try await client.query(Statement("count", "SELECT count(*) FROM public.items"))
            #expect(try count[0].decode(Int.self) == 0)
        }
    }

    @Test func stopsAWriteThatHadToWaitForItsConnection() async throws {
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, database in
            _ = try await client.query(Self.create)
            let waiting = try await client.withConnection { _ in
                let waiting = (0..<3).map { _ in Task { try await client.query(Self.lockingSleep) } }
                try await eventually("they wait") { client.status.waiting == 3 }
                waiting[0].cancel()
                try await eventually("the cancelled one has left") { client.status.waiting == 2 }
                return waiting
            }
            for task in waiting {
                if task != waiting[0] {
                    try await database.waitForActive(1, "%locking%", orText: "%INSERT INTO public.items%")
                }
                task.cancel()
                await #expect(throws: PostgresError.cancelled) { try await task.value }
            }
            let count = try await client.query(Statement("count", "SELECT count(*) FROM public.items"))
            #expect(try count[0].decode(Int.self) == 0)
        }
    }

    @Test func endsAStatementAtItsDeadline() async throws {
        try await TestDatabase.withClient({ $0.statementTimeout = .milliseconds(200) }) { client, _ in
            await #expect(throws: PostgresError.statementTimedOut) { try await client.query(Self.sleep) }
            await #expect(throws: PostgresError.statementTimedOut) {
                try await client.transaction { _ = try await $0.query(Self.sleep) }
            }
            let one = try await client.query(Self.one)[0].decode(Int.self)
            #expect(one == 1)
        }
    }

    @Test func keepsTheDeadlineItselfWhereTheServerKnowsNone() async throws {
        try await TestDatabase.withClient({
            $0.statementTimeout = .milliseconds(200)
            $0.preparation = .never
        }) { client, _ in
            await #expect(throws: PostgresError.statementTimedOut) { try await client.query(Self.sleep) }
            let one = try await client.query(Self.one)[0].decode(Int.self)
            #expect(one == 1)
        }
    }
}
