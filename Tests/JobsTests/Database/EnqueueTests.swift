import Foundation
import JSON
import Postgres
import Testing

@testable import Jobs

extension DatabaseTests {
    @Suite struct EnqueueTests {
        private let kind = QueueDatabase.kind

        private struct Rollback: Error {}

        @Test func jobsOfARolledBackTransactionDoNotExist() async throws {
            try await QueueDatabase.with { database in
                do {
                    try await database.client.transaction { transaction in
                        database.queue.enqueue([NewJob(tenantID: "t", kind: kind)], in: transaction)
                        _ = try await transaction.query(Statement("test.one", "SELECT 1"))
                        throw Rollback()
                    }
                } catch is Rollback {}
                #expect(try await database.jobs().isEmpty)
            }
        }

        @Test func everyPropertyIsStored() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue([
                    NewJob(
                        tenantID: "t", kind: kind, uniqueKey: "u", payload: ["id": "x"], priority: 7,
                        delay: .seconds(3_600), maxAttempts: 3)
                ])
                let job = try #require(try await database.jobs().first)
                #expect(job.tenantID == "t" && job.kind == kind.name && job.queue == kind.queue)
                #expect(job.state == .scheduled)
                #expect(job.priority == 7 && job.maxAttempts == 3 && job.attempt == 0)
                #expect(job.uniqueKey == "u" && job.payload == "{\"id\":\"x\"}")
                let delay = try #require(job.runAt).timeIntervalSince(job.createdAt)
                #expect(abs(delay - 3_600) < 1)
            }
        }

        @Test func oneStatementTakesThousands() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue((0..<5_000).map { NewJob(tenantID: "t", kind: kind, uniqueKey: "\($0)") })
                #expect(try await database.count("rollcall.jobs") == 5_000)
            }
        }

        @Test func waitingJobTakesInWhatComesUnderItsKey() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue([
                    NewJob(tenantID: "t", kind: kind, uniqueKey: "u", payload: ["n": 1], delay: .seconds(60))
                ])
                try await database.enqueue([
                    NewJob(tenantID: "t", kind: kind, uniqueKey: "u", payload: ["n": 2], priority: 50)
                ])
                let jobs = try await database.jobs()
                #expect(jobs.count == 1)
                #expect(jobs.first?.state == .ready)
                #expect(jobs.first?.priority == 50)
                #expect(jobs.first?.payload == "{\"n\":2}")
            }
        }

        @Test func keysOfOtherTenantsAndKindsAreOthers() async throws {
            try await QueueDatabase.with { database in
                let other = JobKind("test.other", queue: "test")
                try await database.enqueue([
                    NewJob(tenantID: "t", kind: kind, uniqueKey: "u"),
                    NewJob(tenantID: "s", kind: kind, uniqueKey: "u"),
                    NewJob(tenantID: "t", kind: other, uniqueKey: "u"),
                ])
                #expect(try await database.jobs().count == 3)
            }
        }

        @Test func changeDuringARunGetsAJobOfItsOwn() async throws {
            try await QueueDatabase.with { database in
                let job = NewJob(tenantID: "t", kind: kind, uniqueKey: "u")
                let worker = try await database.register()
                try await database.enqueue([job])
                #expect(try await database.claim(worker).count == 1)
                try await database.enqueue([job])
                #expect(try await database.jobs(.ready).count == 1)
                #expect(try await database.jobs(.running).count == 1)
            }
        }

        /// The race that DO NOTHING loses: a writer meets a waiting job and has not committed; a worker must not take that
        /// job, for it could not see the writer's change.
        @Test func workerPassesByAJobOnWhichAnUncommittedWriterRelies() async throws {
            try await QueueDatabase.with { database in
                let job = NewJob(tenantID: "t", kind: kind, uniqueKey: "u")
                let worker = try await database.register()
                try await database.enqueue([job])
                try await database.client.transaction { transaction in
                    database.queue.enqueue([job], in: transaction)
                    _ = try await transaction.query(Statement("test.one", "SELECT 1"))
                    #expect(try await database.claim(worker).isEmpty)
                }
                #expect(try await database.claim(worker).count == 1)
            }
        }

        @Test func writersOfTheSameKeysDoNotDeadlock() async throws {
            try await QueueDatabase.with { database in
                let keys = (0..<50).map { "\($0)" }
                try await withThrowingTaskGroup { group in
                    for writer in 0..<6 {
                        group.addTask {
                            for _ in 0..<10 {
                                let order = writer.isMultiple(of: 2) ? keys : keys.reversed()
                                try await database.enqueue(
                                    order.map { NewJob(tenantID: "t", kind: kind, uniqueKey: $0) })
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(try await database.count("rollcall.jobs") == 50)
            }
        }
    }
}
