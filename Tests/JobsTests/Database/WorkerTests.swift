import Foundation
import JSON
import Postgres
import TestDatabase
import Testing

@testable import Jobs

extension DatabaseTests {
    @Suite struct WorkerTests {
        private let kind = QueueDatabase.kind
        private struct Failure: Error {}

        @Test func everyJobIsDoneAndKeptInTheHistory() async throws {
            try await QueueDatabase.with { database in
                let seen = Tally<Int64>()
                let handler = ClosureHandler { batch in batch.jobs.forEach { seen.add($0.id) } }
                try await database.enqueue(1_500, of: "a")
                try await database.enqueue(3, of: "b")
                try await database.withWorker([handler]) {
                    try await eventually("the queue is emptied") {
                        try await database.count("rollcall.jobs") == 0
                    }
                }
                #expect(seen.count == 1_503)
                #expect(Set(seen.all).count == 1_503)
                #expect(try await database.count("rollcall.job_history") == 1_503)
            }
        }

        @Test func batchesAreOfOneTenantAndKindAndNeverTwoAtATime() async throws {
            try await QueueDatabase.with { database in
                let running = Tally<(tenant: String, kind: String, starts: Bool)>()
                let kinds = [kind, JobKind("test.second", queue: "test")]
                let handlers = kinds.map { kind in
                    ClosureHandler(kind: kind, batchLimit: 7) { batch in
                        #expect(batch.jobs.count <= 7)
                        #expect(Set(batch.jobs.map(\.tenantID)) == [batch.tenantID])
                        #expect(Set(batch.jobs.map(\.kind)) == [kind])
                        running.add((batch.tenantID, kind.name, true))
                        try await Task.sleep(for: .milliseconds(1))
                        running.add((batch.tenantID, kind.name, false))
                    }
                }
                for tenant in ["a", "b", "c"] {
                    for kind in kinds { try await database.enqueue(60, of: tenant, kind: kind) }
                }
                try await database.withWorker(handlers) {
                    try await eventually("the queue is emptied") {
                        try await database.count("rollcall.jobs") == 0
                    }
                }
                var open: Set<String> = []
                for event in running.all {
                    let key = event.tenant + event.kind
                    #expect(open.contains(key) != event.starts)
                    if event.starts { open.insert(key) } else { open.remove(key) }
                }
            }
        }

        @Test func failingJobIsTriedAgainAndGivenUpInTheEnd() async throws {
            try await QueueDatabase.with { database in
                let attempts = Tally<Int>()
                let handler = ClosureHandler { batch in
                    attempts.add(batch.jobs[0].attempt)
                    throw Failure()
                }
                try await database.enqueue(1, maxAttempts: 3)
                try await database.withWorker([handler]) {
                    try await eventually("the job is given up") {
                        try await database.jobs(.discarded).count == 1
                    }
                }
                #expect(attempts.all == [1, 2, 3])
                #expect(try await database.jobs(.discarded).first?.lastError == "Failure()")
            }
        }

        @Test func oneBadJobDoesNotHoldTheOthersOfItsBatch() async throws {
            try await QueueDatabase.with { database in
                let handler = ClosureHandler { batch in
                    if batch.jobs.contains(where: { $0.payload["n"] == 37 }) { throw JobError.discard(reason: "bad") }
                }
                try await database.enqueue(100)
                try await database.withWorker([handler]) {
                    try await eventually("the good jobs are done") {
                        try await database.count("rollcall.job_history") == 99
                    }
                    try await eventually("the bad job is given up") {
                        try await database.jobs(.discarded).map(\.payload) == ["{\"n\":37}"]
                    }
                }
                #expect(try await database.jobs(.discarded).map(\.attempt) == [1])
            }
        }

        @Test func retryWaitsAsLongAsTheErrorAsks() async throws {
            try await QueueDatabase.with { database in
                let handler = ClosureHandler { _ in throw JobError.retry(after: .seconds(3_600), reason: "busy") }
                try await database.enqueue(1)
                try await database.withWorker([handler]) {
                    try await eventually("the job waits") {
                        let job = try await database.jobs(.scheduled).first
                        return (job?.runAt?.timeIntervalSinceNow ?? 0) > 3_500
                    }
                }
            }
        }

        @Test func handlerBeyondItsTimeLimitIsCancelled() async throws {
            try await QueueDatabase.with { database in
                let handler = ClosureHandler(timeLimit: .milliseconds(50)) { _ in
                    try await Task.sleep(for: .seconds(600))
                }
                try await database.enqueue(2, maxAttempts: 1)
                try await database.withWorker([handler]) {
                    try await eventually("the handler is stopped") {
                        try await database.jobs(.discarded).count == 2
                    }
                }
                #expect(try await database.jobs(.discarded).first?.lastError == "the handler exceeded its time limit")
            }
        }

        @Test func jobsWithoutHandlerGoBackForANewerWorker() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(1, kind: JobKind("test.unknown", queue: "test"))
                try await database.withWorker([ClosureHandler { _ in }]) {
                    try await eventually("the job goes back") {
                        try await database.jobs(.scheduled).map(\.attempt) == [0]
                    }
                }
            }
        }

        @Test func unreadablePayloadIsGivenUp() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(1)
                try await database.execute("UPDATE rollcall.jobs SET payload = '['")
                try await database.withWorker([ClosureHandler { _ in }]) {
                    try await eventually("the job is given up") {
                        try await database.jobs(.discarded).count == 1
                    }
                }
            }
        }

        @Test func aTenantWithOneJobIsServedWithinTwoRounds() async throws {
            try await QueueDatabase.with { database in
                let order = Tally<String>()
                let handler = ClosureHandler(batchLimit: 50) { batch in
                    for job in batch.jobs { order.add(job.tenantID) }
                }
                try await database.execute(
                    """
                    INSERT INTO rollcall.jobs (tenant_id, queue, kind, payload)
                    SELECT 'a', 'test', 'test.work', '{}' FROM generate_series(1, 20000)
                    """)
                try await database.withWorker([handler], { $0.claimSize = 100 }) {
                    try await eventually("the worker starts") { order.count > 1_000 }
                    let before = order.count
                    try await database.enqueue(1, of: "b")
                    let committed = order.count
                    try await eventually("the other tenant is served") { order.all.contains("b") }
                    let place = order.all.firstIndex(of: "b") ?? .max
                    // A round is a claim of 100; what was under way when "b" came is not counted against it.
                    #expect(place - committed <= 400, "\(place - committed) jobs of the other tenant came first")
                    #expect(before < 20_000)
                }
            }
        }

        @Test func lostNotificationsCostNothingButAPoll() async throws {
            try await QueueDatabase.with { database in
                let done = Tally<Int64>()
                let handler = ClosureHandler { batch in batch.jobs.forEach { done.add($0.id) } }
                try await database.withWorker([handler]) {
                    try await eventually("the worker registers") {
                        try await database.listing.workers().count == 1
                    }
                    for expected in 1...5 {
                        try await database.enqueue(1)
                        try await eventually("the job is found by polling", within: .seconds(2)) {
                            done.count == expected
                        }
                    }
                }
            }
        }

        @Test func notificationWakesAnIdleWorker() async throws {
            try await QueueDatabase.with { database in
                let done = Tally<Int64>()
                let handler = ClosureHandler { batch in batch.jobs.forEach { done.add($0.id) } }
                try await database.withWorker(
                    [handler],
                    { $0.poll = PollPace.Timing(fast: .seconds(600), slow: .seconds(600), patience: .seconds(1)) },
                    {
                        try await eventually("the worker listens") {
                            try await database.count("pg_stat_activity WHERE query LIKE 'LISTEN%'") >= 1
                        }
                        try await database.enqueue(1)
                        // The hint may overtake the worker's first look, which finds the job as well.
                        try await eventually("the hint is heard") {
                            database.queue.hint([kind])
                            return done.count == 1
                        }
                    })
            }
        }
    }
}
