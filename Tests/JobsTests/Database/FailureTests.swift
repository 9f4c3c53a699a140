import Foundation
import JSON
import Postgres
import TestDatabase
import Testing

@testable import Jobs

extension DatabaseTests {
    /// What happens when a worker, its connections or its database fail.
    @Suite struct FailureTests {
        private let kind = QueueDatabase.kind

        @Test func effectsHappenOnceWhileBackendsAreKilled() async throws {
            try await QueueDatabase.with { database in
                var handler = try await EffectHandler(database)
                handler.batchLimit = 10
                for tenant in ["a", "b", "c", "d", "e"] { try await database.enqueue(1_000, of: tenant) }
                let killed = Tally<Int>()
                try await database.withWorker(
                    [handler],
                    {
                        $0.claimSize = 50
                        $0.concurrency = 3
                    },
                    {
                        try await database.withKiller(of: "jobs-test", killed) {
                            try await eventually("40 connections are cut", within: .seconds(60)) {
                                killed.all.reduce(0, +) >= 40
                            }
                        }
                        // The looking connection may be one that was cut.
                        var left: Int?
                        try await eventually("somebody can look") {
                            left = try? await database.count("rollcall.jobs")
                            return left != nil
                        }
                        #expect(left != 0, "The queue was empty before enough connections were cut.")
                        try await eventually("the queue is emptied", within: .seconds(60)) {
                            (try? await database.count("rollcall.jobs")) == 0
                        }
                    })
                #expect(try await database.count("public.effects") == 5_000)
                #expect(try await database.count("(SELECT DISTINCT job FROM public.effects) AS jobs") == 5_000)
            }
        }

        @Test func stoppedWorkerFinishesWhatRunsAndHandsBackTheRest() async throws {
            try await QueueDatabase.with { database in
                let started = Tally<Int64>()
                let gate = WakeSignal()
                let handler = ClosureHandler(batchLimit: 10) { batch in
                    batch.jobs.forEach { started.add($0.id) }
                    await gate.wait()
                }
                try await database.enqueue(100)
                try await database.withWorker([handler]) {
                    try await eventually("the handler is started") { started.count == 10 }
                    try await eventually("the rest is claimed") {
                        try await database.jobs(.running).count == 100
                    }
                    Task {
                        // The stop comes when this closure returns; the handler goes on a little longer.
                        try await eventually("the rest is handed back") {
                            try await database.jobs(.ready).count == 90
                        }
                        gate.raise()
                    }
                }
                #expect(started.count == 10)
                #expect(try await database.count("rollcall.job_history") == 10)
                #expect(try await database.jobs(.ready).map(\.attempt) == Array(repeating: 0, count: 90))
                #expect(try await database.listing.workers().isEmpty)
            }
        }

        @Test func handlersThatTakeTooLongAreCancelledAtAStopAndTheirJobsHandedBack() async throws {
            try await QueueDatabase.with { database in
                let started = Tally<Int>()
                let handler = ClosureHandler { batch in
                    started.add(batch.jobs.count)
                    try await Task.sleep(for: .seconds(600))
                }
                try await database.enqueue(5)
                try await database.withWorker([handler], { $0.shutdownLimit = .milliseconds(100) }) {
                    try await eventually("the handler is started") { started.count == 1 }
                }
                #expect(try await database.jobs(.ready).map(\.attempt) == [0, 0, 0, 0, 0])
                #expect(try await database.listing.workers().isEmpty)
            }
        }

        @Test func stopDoesNotWaitForAHandlerThatIgnoresIt() async throws {
            try await QueueDatabase.with { database in
                let started = Tally<Int>()
                let gate = WakeSignal()
                let handler = ClosureHandler { batch in
                    started.add(batch.jobs.count)
                    await Task { await gate.wait() }.value
                }
                try await database.enqueue(2)
                try await database.withWorker(
                    [handler],
                    {
                        $0.shutdownLimit = .milliseconds(50)
                        $0.abandonAfter = .milliseconds(50)
                    },
                    { try await eventually("the handler is started") { started.count == 1 } })
                #expect(try await database.jobs(.ready).count == 2)
                gate.raise()
            }
        }

        @Test func workerWhoseHeartbeatsFailFetchesNothing() async throws {
            try await QueueDatabase.with { database in
                let done = Tally<Int64>()
                let handler = ClosureHandler { batch in batch.jobs.forEach { done.add($0.id) } }
                try await database.withWorker(
                    [handler],
                    {
                        $0.lease.interval = .milliseconds(50)
                        $0.lease.doubtAfter = .milliseconds(300)
                        $0.lease.lostAfter = .seconds(600)
                    },
                    {
                        try await database.enqueue(1)
                        try await eventually("the worker works") { done.count == 1 }
                        try await database.execute("ALTER TABLE rollcall.workers RENAME TO workers_away")
                        try await Task.sleep(for: .milliseconds(500))
                        try await database.enqueue(1)
                        try await Task.sleep(for: .milliseconds(500))
                        #expect(try await database.jobs(.ready).count == 1)
                        try await database.execute("ALTER TABLE rollcall.workers_away RENAME TO workers")
                        try await eventually("the worker goes on") { done.count == 2 }
                    })
            }
        }

        @Test func workerThatLostItsLeaseStartsAnewUnderAnotherID() async throws {
            try await QueueDatabase.with { database in
                let done = Tally<Int64>()
                let handler = ClosureHandler(batchLimit: 1) { batch in
                    if batch.jobs[0].payload["n"] == 0, batch.jobs[0].attempt == 1, done.all.isEmpty {
                        done.add(-1)
                        try await Task.sleep(for: .seconds(600))
                    }
                    done.add(batch.jobs[0].id)
                }
                try await database.withWorker([handler], { $0.lease.interval = .milliseconds(50) }) {
                    try await database.enqueue(1)
                    try await eventually("the worker works") { done.count == 1 }
                    let first = try await database.listing.workers().map(\.id)
                    try await database.execute("DELETE FROM rollcall.workers")
                    try await eventually("the cancelled job is done again") { done.count == 2 }
                    let second = try await database.listing.workers().map(\.id)
                    #expect(second.count == 1 && second != first)
                }
            }
        }

        @Test func workerWaitsForItsDatabase() async throws {
            try await QueueDatabase.with { database in
                let done = Tally<Int64>()
                let handler = ClosureHandler { batch in batch.jobs.forEach { done.add($0.id) } }
                try await database.execute("ALTER TABLE rollcall.workers RENAME TO workers_away")
                try await database.execute("ALTER TABLE rollcall.jobs RENAME TO jobs_away")
                try await database.withWorker([handler]) {
                    try await Task.sleep(for: .milliseconds(200))
                    try await database.execute("ALTER TABLE rollcall.workers_away RENAME TO workers")
                    try await Task.sleep(for: .milliseconds(200))
                    try await database.execute("ALTER TABLE rollcall.jobs_away RENAME TO jobs")
                    try await database.enqueue(1)
                    try await eventually("the worker begins") { done.count == 1 }
                }
            }
        }

        @Test func twoWorkersShareTheWorkAndRepeatNone() async throws {
            try await QueueDatabase.with { database in
                let handler = try await EffectHandler(database)
                for tenant in 0..<20 { try await database.enqueue(150, of: "t\(tenant)") }
                try await database.withWorker([handler], { $0.claimSize = 40 }) {
                    try await database.withWorker([handler], { $0.claimSize = 40 }) {
                        try await eventually("the queue is emptied") {
                            try await database.count("rollcall.jobs") == 0
                        }
                    }
                }
                #expect(try await database.count("public.effects") == 3_000)
                #expect(try await database.count("(SELECT DISTINCT job FROM public.effects) AS jobs") == 3_000)
            }
        }
    }
}
