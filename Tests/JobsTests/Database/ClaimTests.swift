import Foundation
import JSON
import Postgres
import Testing

@testable import Jobs

extension DatabaseTests {
    @Suite struct ClaimTests {
        @Test func claimCountsTheAttemptAndNamesTheWorker() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(1)
                let claimed = try await database.claim(worker)
                #expect(claimed.map(\.attempt) == [1])
                let job = try #require(try await database.jobs(.running).first)
                #expect(job.workerID == worker && job.attempt == 1 && job.claimedAt != nil)
            }
        }

        @Test func noJobIsClaimedTwice() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(2_000)
                let claimed = Tally<Int64>()
                try await withThrowingTaskGroup { group in
                    for _ in 0..<4 {
                        group.addTask {
                            let worker = try await database.register()
                            while true {
                                let jobs = try await database.claim(worker, share: 37, limit: 37)
                                if jobs.isEmpty { break }
                                for job in jobs { claimed.add(job.id) }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(claimed.count == 2_000)
                #expect(Set(claimed.all).count == 2_000)
            }
        }

        @Test func claimTakesAnEqualShareOfEachTenant() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(50, of: "a")
                try await database.enqueue(3, of: "b")
                let claimed = try await database.claim(worker, tenants: ["a", "b"], share: 10, limit: 20)
                #expect(claimed.count { $0.tenantID == "a" } == 10)
                #expect(claimed.count { $0.tenantID == "b" } == 3)
            }
        }

        @Test func smallerPriorityThenOlderFirst() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(2)
                try await database.enqueue([NewJob(tenantID: "t", kind: QueueDatabase.kind, priority: 50)])
                let ids = try await database.jobs().map(\.id).sorted()
                var order: [Int64] = []
                for _ in 0..<3 { order += try await database.claim(worker, share: 1, limit: 1).map(\.id) }
                #expect(order == [ids[2], ids[0], ids[1]])
            }
        }

        @Test func newcomersAreTenantsWithReadyJobsOfTheQueueThatNobodyKnows() async throws {
            try await QueueDatabase.with { database in
                for tenant in ["c", "a", "B", "é"] { try await database.enqueue(2, of: tenant) }
                try await database.enqueue(1, of: "other", kind: JobKind("x", queue: "elsewhere"))
                try await database.enqueue([
                    NewJob(tenantID: "later", kind: QueueDatabase.kind, delay: .seconds(60))
                ])
                func newcomers(in queue: String = "test", besides known: [String]) async throws -> [String] {
                    let binds = JobStatements.binds(newcomersIn: queue, besides: known)
                    return try await database.client.query(JobStatements.newcomers, binds)
                        .map { try $0.decode(String.self, at: 0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                }
                #expect(try await newcomers(besides: []) == ["B", "a", "c", "é"])
                #expect(try await newcomers(besides: ["a"]) == ["B", "c", "é"])
                #expect(try await newcomers(besides: ["B", "b", "é"]) == ["a", "c"])
                #expect(try await newcomers(besides: ["B", "a", "c", "é"]) == [])
                #expect(try await newcomers(in: "none", besides: []) == [])
            }
        }
    }
}
