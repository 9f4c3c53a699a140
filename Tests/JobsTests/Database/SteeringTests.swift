import Foundation
import JSON
import Postgres
import TestDatabase
import Testing

@testable import Jobs

extension DatabaseTests {
    /// What operators do while workers are at work.
    @Suite struct SteeringTests {
        private let other = JobKind("test.other", queue: "test")

        /// Pauses fit by queue, kind, tenant or any of them together; what they don't fit goes on.
        @Test func pausedJobsWaitAndOthersDont() async throws {
            try await QueueDatabase.with { database in
                let pauses = JobPauses(client: database.client)
                let worker = try await database.register()
                try await database.enqueue(2, of: "a")
                try await database.enqueue(2, of: "a", kind: other)
                try await database.enqueue(2, of: "b")
                func claimable() async throws -> [String] {
                    let claimed = try await database.claim(worker, tenants: ["a", "b"])
                    _ = try await database.end(claimed, of: worker, .released(delay: .zero))
                    let ring = try await database.client.query(
                        JobStatements.newcomers, JobStatements.binds(newcomersIn: "test", besides: [])
                    )
                    .map { try $0.decode(String.self, at: 0) }
                    #expect(Set(claimed.map(\.tenantID)) == Set(ring), "the ring names those who have something")
                    return claimed.map { "\($0.tenantID) \($0.kind)" }.sorted()
                }
                let (work, rest) = (QueueDatabase.kind.name, other.name)
                let all = ["a \(rest)", "a \(rest)", "a \(work)", "a \(work)", "b \(work)", "b \(work)"]
                #expect(try await claimable() == all)
                for (queue, kind, tenant, left) in [
                    ("test", nil, nil, []), ("elsewhere", nil, nil, all), (nil, nil, "a", ["b \(work)", "b \(work)"]),
                    (nil, work, nil, ["a \(rest)", "a \(rest)"]),
                    ("test", work, "a", ["a \(rest)", "a \(rest)", "b \(work)", "b \(work)"]),
                ] as [(String?, String?, String?, [String])] {
                    let pause = try await pauses.pause(queue: queue, kind: kind, tenantID: tenant, reason: "test")
                    let again = try await pauses.pause(queue: queue, kind: kind, tenantID: tenant, reason: "again")
                    #expect(again.id == pause.id)
                    #expect(try await claimable() == left, "\(pause)")
                    #expect(try await pauses.resume(pause.id)?.reason == "again")
                    #expect(try await claimable() == all)
                }
                #expect(try await pauses.all().isEmpty)
                #expect(try await pauses.resume(1) == nil)
            }
        }

        /// The job that is cancelled ends; the others of its batch are done after all.
        @Test func aRunningJobIsCancelled() async throws {
            try await QueueDatabase.with { database in
                let done = Tally<Int64>()
                let started = Tally<Int64>()
                let handler = ClosureHandler { batch in
                    batch.jobs.forEach { started.add($0.id) }
                    if batch.jobs.contains(where: { $0.payload["n"] == 0 }) { try await Task.sleep(for: .seconds(600)) }
                    batch.jobs.forEach { done.add($0.id) }
                }
                try await database.enqueue(3)
                try await database.withWorker([handler]) {
                    try await eventually("the batch is under way") { started.count == 3 }
                    let id = try #require(started.all.min())
                    guard case .changed(let job) = try await database.listing.cancel(id) else {
                        Issue.record("not cancelled")
                        return
                    }
                    #expect(job.state == .running)
                    #expect(try await database.listing.retry(id) == .conflict(.running), "the wish stands")
                    try await eventually("the others are done") { Set(done.all) == [id + 1, id + 2] }
                    try await eventually("the job is given up") {
                        try await database.listing.find(id)?.state == .discarded
                    }
                    #expect(try await database.listing.find(id)?.lastError == "cancelled by an operator")
                }
            }
        }

        @Test func aWaitingJobIsCancelledAtOnceAndCanBeTriedAgain() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(1)
                let id = try #require(try await database.listing.page(JobFilter(), limit: 1).jobs.first?.id)
                guard case .changed(let job) = try await database.listing.cancel(id) else {
                    Issue.record("not cancelled")
                    return
                }
                #expect(job.state == .discarded)
                #expect(try await database.listing.cancel(id) == .conflict(.discarded))
                _ = try await database.listing.retry(id)
                let worker = try await database.register()
                let claimed = try await database.claim(worker)
                #expect(try await database.end(claimed, of: worker, .released(delay: .zero)) == 1)
                #expect(try await database.listing.find(id)?.state == .ready, "the wish went with the retry")
            }
        }

        /// A worker that is lost takes the wish along to nobody: the rescue ends the job.
        @Test func aCancelledJobOfALostWorkerIsNotRunAgain() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(2)
                let claimed = try await database.claim(worker)
                _ = try await database.listing.cancel(claimed[0].id)
                #expect(try await database.end([claimed[0]], of: worker, .released(delay: .zero)) == 1)
                #expect(try await database.listing.find(claimed[0].id)?.state == .discarded)
                _ = try await database.listing.cancel(claimed[1].id)
                try await database.execute("DELETE FROM rollcall.workers")
                _ = try await database.client.query(
                    JobStatements.rescue, [.double(30), .int8(100), .int8(3)])
                #expect(try await database.listing.find(claimed[1].id)?.state == .discarded)
            }
        }

        /// What an operator is shown is what a sweep then expects.
        @Test func whatASweepWouldChangeIsCounted() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(5, of: "a")
                try await database.enqueue(3, of: "b")
                let listing = database.listing
                #expect(try await listing.count(JobFilter(state: .ready), most: 100) == 8)
                #expect(try await listing.count(JobFilter(state: .ready), most: 4) == 4)
                #expect(try await listing.count(JobFilter(state: .ready, tenantID: "b"), most: 100) == 3)
                #expect(try await listing.count(JobFilter(state: .ready, kind: "none"), most: 100) == 0)
                #expect(try await listing.count(JobFilter(state: .discarded), most: 100) == 0)
                #expect(try await listing.count(JobFilter(state: .running), most: 100) == nil)
                #expect(try await listing.count(JobFilter(), most: 100) == nil)
                #expect(
                    try await listing.discard(all: JobFilter(state: .ready, tenantID: "b"), expected: 3) == .changed(3))
                #expect(try await listing.count(JobFilter(state: .discarded, queue: "test"), most: 100) == 3)
            }
        }

        @Test func sweepsChangeAllThatMatchOrNone() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(5, of: "a")
                try await database.enqueue(3, of: "b")
                let listing = database.listing
                let ofA = JobFilter(state: .ready, tenantID: "a")
                #expect(try await listing.discard(all: ofA, expected: 4) == .unexpected(5))
                #expect(try await listing.discard(all: ofA, expected: 9) == .unexpected(5))
                #expect(try await listing.page(JobFilter(state: .discarded), limit: 9).jobs.isEmpty)
                #expect(try await listing.discard(all: ofA, expected: 5) == .changed(5))
                #expect(
                    try await listing.page(JobFilter(state: .ready), limit: 9).jobs.map(\.tenantID) == ["b", "b", "b"])
                let given = JobFilter(state: .discarded, kind: QueueDatabase.kind.name)
                #expect(try await listing.retry(all: given, expected: 5) == .changed(5))
                #expect(try await listing.page(JobFilter(state: .ready), limit: 9).jobs.count == 8)
                #expect(try await listing.retry(all: JobFilter(state: .running), expected: 0) == nil)
            }
        }
    }
}
