import Foundation
import JSON
import Postgres
import TestDatabase
import Testing

@testable import Jobs

extension DatabaseTests {
    /// What operators see of the pace of a queue.
    @Suite struct RateTests {
        @Test func workersAddWhatTheyHaveDoneToTheMinute() async throws {
            try await QueueDatabase.with { database in
                let handler = ClosureHandler { batch in
                    if batch.tenantID == "u" { return }
                    throw JobError.discard(reason: "no")
                }
                try await database.enqueue(3)
                try await database.withWorker([handler]) {
                    try await eventually("three are given up") {
                        try await database.count("rollcall.jobs WHERE state = 'discarded'") == 3
                    }
                    try await database.enqueue([NewJob(tenantID: "u", kind: QueueDatabase.kind, payload: ["n": 7])])
                    try await eventually("the fourth is done") { try await database.count("rollcall.jobs") == 3 }
                }
                try await database.execute("UPDATE rollcall.queue_minutes SET minute = minute - interval '2 minutes'")
                let minutes = try await database.listing.minutes(of: "test", last: 5)
                #expect(minutes.count == 5)
                #expect(zip(minutes, minutes.dropFirst()).allSatisfy { $1.minute.timeIntervalSince($0.minute) == 60 })
                #expect(minutes.reduce(0) { $0 + $1.completed } == 1)
                #expect(minutes.reduce(0) { $0 + $1.discarded } == 3)
                let depth = try #require(try await database.listing.depths().first)
                #expect(depth.rate(\.discarded) == 0.6)
            }
        }

        /// Also when nothing of it waits any more.
        @Test func queuesWithWorkAreNamed() async throws {
            try await QueueDatabase.with { database in
                let before = try await database.listing.recentQueues()
                #expect(before == [])
                let rates = RateRecorder(
                    client: database.client, workerID: 1, interval: .seconds(5), logger: TestDatabase.logger)
                for queue in ["mail", "default", "webhooks"] {
                    rates.add(completed: 1, failed: 0, discarded: 0, queue: queue)
                }
                await rates.flush()
                let queues = try await database.listing.recentQueues()
                #expect(queues == ["default", "mail", "webhooks"])
            }
        }

        @Test func twoWorkersAddUp() async throws {
            try await QueueDatabase.with { database in
                for worker in [1, 2] as [Int64] {
                    let rates = RateRecorder(
                        client: database.client, workerID: worker, interval: .seconds(5), logger: TestDatabase.logger)
                    for _ in 0..<2 {
                        rates.add(completed: 10, failed: 1, discarded: 0, queue: "test")
                        await rates.flush()
                    }
                }
                #expect(try await database.count("rollcall.queue_minutes") >= 2)
                try await database.execute("UPDATE rollcall.queue_minutes SET minute = minute - interval '1 minute'")
                let minutes = try await database.listing.minutes(of: "test", last: 3)
                #expect(minutes.reduce(0) { $0 + $1.completed } == 40)
                #expect(minutes.reduce(0) { $0 + $1.failed } == 4)
            }
        }
    }
}
