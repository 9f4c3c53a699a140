import Foundation
import Postgres
import TestDatabase
import Testing

@Suite struct TransactionTests {
    private static let createTable = Statement(
        "create", "CREATE TABLE public.items (id int8 PRIMARY KEY, name text NOT NULL)")
    private static let insert = Statement("insert_item", "INSERT INTO public.items (id, name) VALUES ($1, $2)")
    private static let count = Statement("count_items", "SELECT count(*) FROM public.items")

    private static func withTable(_ body: (PostgresClient) async throws -> Void) async throws {
        try await TestDatabase.withClient { client, _ in
            _ = try await client.query(createTable)
            try await body(client)
        }
    }

    private static func count(_ client: PostgresClient) async throws -> Int {
        try await client.query(count)[0].decode(Int.self)
    }

    @Test func keepsWhatACommittedTransactionWrote() async throws {
        try await Self.withTable { client in
            let seen = try await client.transaction { transaction in
                _ = try await transaction.query(Self.insert, [.int8(1), .text("one")])
                _ = try await transaction.query(Self.insert, [.int8(2), .text("two")])
                return try await transaction.query(Self.count)[0].decode(Int.self)
            }
            #expect(seen == 2)
            let kept = try await Self.count(client)
            #expect(kept == 2)
        }
    }

    @Test func undoesEverythingWhenTheBodyThrows() async throws {
        struct Refusal: Error {}
        try await Self.withTable { client in
            await #expect(throws: Refusal.self) {
                try await client.transaction { transaction in
                    _ = try await transaction.query(Self.insert, [.int8(1), .text("one")])
                    transaction.enqueue(Self.insert, [.int8(2), .text("two")])
                    throw Refusal()
                }
            }
            let kept = try await Self.count(client)
            #expect(kept == 0)
        }
    }

    @Test func sendsEnqueuedStatementsAsOneImplicitTransaction() async throws {
        try await Self.withTable { client in
            let pending = try await client.transaction { transaction in
                transaction.enqueue(Self.insert, [.int8(1), .text("one")])
                return transaction.enqueue(Self.count)
            }
            #expect(try pending.rows[0].decode(Int.self) == 1)
            await #expect(throws: PostgresError.self) {
                try await client.transaction { transaction in
                    transaction.enqueue(Self.insert, [.int8(2), .text("two")])
                    transaction.enqueue(Self.insert, [.int8(1), .text("again")])
                }
            }
            let kept = try await Self.count(client)
            #expect(kept == 1)
        }
    }

    @Test func throwsTheErrorOfAnEnqueuedStatementFromTheNextQuery() async throws {
        try await Self.withTable { client in
            _ = try await client.query(Self.insert, [.int8(1), .text("one")])
            let error = await #expect(throws: PostgresError.self) {
                try await client.transaction { transaction in
                    transaction.enqueue(Self.insert, [.int8(1), .text("again")])
                    _ = try await transaction.query(Self.count)
                }
            }
            #expect(error?.sqlState == .uniqueViolation)
            #expect(error?.constraint == "items_pkey")
            let kept = try await Self.count(client)
            #expect(kept == 1)
        }
    }

    @Test func cannotCommitAfterAFailureThatTheBodySwallowed() async throws {
        try await Self.withTable { client in
            let error = await #expect(throws: PostgresError.self) {
                try await client.transaction { transaction in
                    _ = try await transaction.query(Self.insert, [.int8(1), .text("one")])
                    _ = try? await transaction.query(Self.insert, [.int8(1), .text("again")])
                }
            }
            #expect(error?.sqlState == .uniqueViolation)
            let kept = try await Self.count(client)
            #expect(kept == 0)
        }
    }

    @Test func namesStatementAndConstraintOfAViolation() async throws {
        try await Self.withTable { client in
            _ = try await client.query(Self.insert, [.int8(1), .text("one")])
            let error = await #expect(throws: PostgresError.self) {
                try await client.pipeline([
                    (Self.count, []), (Self.insert, [.int8(1), .text("again")]), (Self.count, []),
                ])
            }
            guard case .server(let refusal) = error else {
                Issue.record("\(String(describing: error)) is no refusal of the server")
                return
            }
            #expect(refusal.statement == "insert_item" && refusal.table == "items" && refusal.schema == "public")
            #expect(refusal.constraint == "items_pkey" && refusal.sqlState == .uniqueViolation)
        }
    }

    @Test func namesADeferredConstraintThatTheCommitViolates() async throws {
        let add = Statement("add", "INSERT INTO public.seats VALUES (1)")
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, _ in
            _ = try await client.query(
                Statement(
                    "create",
                    "CREATE TABLE public.seats (id int8 CONSTRAINT seats_key UNIQUE DEFERRABLE INITIALLY DEFERRED)"))
            _ = try await client.query(add)
            let alone = await #expect(throws: PostgresError.self) { try await client.query(add) }
            let enqueued = await #expect(throws: PostgresError.self) {
                try await client.transaction { $0.enqueue(add) }
            }
            let queried = await #expect(throws: PostgresError.self) {
                try await client.transaction { try await $0.query(add).affected }
            }
            #expect([alone, enqueued, queried].map { $0?.constraint } == ["seats_key", "seats_key", "seats_key"])
            let count = try await client.query(Statement("count", "SELECT count(*) FROM public.seats"))
            #expect(try count[0].decode(Int.self) == 1)
        }
    }

    @Test func runsAPipelineAsOneTransaction() async throws {
        try await Self.withTable { client in
            let rows = try await client.pipeline([
                (Self.insert, [.int8(1), .text("one")]), (Self.insert, [.int8(2), .text("two")]), (Self.count, []),
            ])
            #expect(rows.count == 3 && rows[0].affected == 1)
            #expect(try rows[2][0].decode(Int.self) == 2)
        }
    }

    @Test func linesUpQueriesOfSeveralTasks() async throws {
        try await Self.withTable { client in
            try await client.transaction { transaction in
                try await withThrowingTaskGroup { group in
                    for id in 0..<20 {
                        group.addTask { _ = try await transaction.query(Self.insert, [.int8(Int64(id)), .text("x")]) }
                    }
                    try await group.waitForAll()
                }
            }
            let kept = try await Self.count(client)
            #expect(kept == 20)
        }
    }

    @Test func refusesATransactionThatHasEnded() async throws {
        try await Self.withTable { client in
            let leaked = try await client.transaction { $0 }
            await #expect(throws: PostgresError.misuse("the transaction has ended")) {
                try await leaked.query(Self.count)
            }
        }
    }

    @Test func seesOneSnapshotUnderRepeatableRead() async throws {
        try await Self.withTable { client in
            try await client.transaction(isolation: .repeatableRead) { transaction in
                #expect(try await transaction.query(Self.count)[0].decode(Int.self) == 0)
                _ = try await client.query(Self.insert, [.int8(1), .text("one")])
                #expect(try await transaction.query(Self.count)[0].decode(Int.self) == 0)
            }
        }
    }

    @Test func appliesAStatementTimeoutOfItsOwn() async throws {
        try await Self.withTable { client in
            await #expect(throws: PostgresError.statementTimedOut) {
                try await client.transaction(statementTimeout: .milliseconds(100)) { transaction in
                    _ = try await transaction.query(Statement("sleep", "SELECT pg_sleep(10)"))
                }
            }
            let setting = try await client.transaction(statementTimeout: .seconds(90)) { transaction in
                try await transaction.query(Statement("show", "SHOW statement_timeout"))[0].decode(String.self)
            }
            #expect(setting == "90s")
        }
    }
}
