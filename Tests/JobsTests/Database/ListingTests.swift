import Foundation
import JSON
import Postgres
import Testing

@testable import Jobs

extension DatabaseTests {
    @Suite struct ListingTests {
        private let other = JobKind("test.other", queue: "other")

        @Test func pagesFollowEachOtherWithoutGapOrRepetition() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(25)
                var ids: [Int64] = []
                var cursor: JobCursor?
                repeat {
                    let page = try await database.listing.page(JobFilter(), after: cursor, limit: 10)
                    ids += page.jobs.map(\.id)
                    cursor = page.next
                } while cursor != nil
                #expect(ids.count == 25)
                #expect(ids == Set(ids).sorted(by: >))
            }
        }

        @Test func historyIsPagedByItsEnd() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(7)
                // One statement ends all at the same microsecond: the id tells them apart.
                _ = try await database.end(try await database.claim(worker), of: worker, .completed(keepsHistory: true))
                var ids: [Int64] = []
                var cursor: JobCursor?
                repeat {
                    let filter = JobFilter(state: .completed)
                    let page = try await database.listing.page(
                        filter, after: cursor.flatMap { JobCursor($0.text) }, limit: 3)
                    ids += page.jobs.map(\.id)
                    cursor = page.next
                } while cursor != nil
                #expect(ids.count == 7)
                #expect(ids == Set(ids).sorted(by: >))
            }
        }

        @Test func filtersByEveryProperty() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(4, of: "a")
                try await database.enqueue(2, of: "b", kind: other)
                _ = try await database.claim(worker, tenants: ["a"], share: 1, limit: 1)
                func count(_ filter: JobFilter) async throws -> Int {
                    try await database.listing.page(filter, limit: 100).jobs.count
                }
                #expect(try await count(JobFilter()) == 6)
                #expect(try await count(JobFilter(state: .ready)) == 5)
                #expect(try await count(JobFilter(state: .running)) == 1)
                #expect(try await count(JobFilter(kind: other.name)) == 2)
                #expect(try await count(JobFilter(tenantID: "a")) == 4)
                #expect(try await count(JobFilter(state: .ready, tenantID: "a", queue: "test")) == 3)
                #expect(try await count(JobFilter(queue: "none")) == 0)
            }
        }

        @Test func discardedJobCanBeTriedAgain() async throws {
            try await QueueDatabase.with { database in
                let job = NewJob(tenantID: "t", kind: QueueDatabase.kind, uniqueKey: "u")
                try await database.enqueue([job])
                let id = try #require(try await database.jobs().first?.id)
                guard case .changed(let discarded) = try await database.listing.discard(id) else {
                    Issue.record("A ready job could not be discarded.")
                    return
                }
                #expect(discarded.state == .discarded)
                // Meanwhile its key is in use again.
                try await database.enqueue([job])
                guard case .changed(let retried) = try await database.listing.retry(id) else {
                    Issue.record("A discarded job could not be tried again.")
                    return
                }
                #expect(retried.state == .ready && retried.attempt == 0)
                #expect(try await database.jobs(.ready).count == 2)
            }
        }

        @Test func runningJobIsLeftAlone() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(1)
                let id = try #require(try await database.claim(worker).first?.id)
                #expect(try await database.listing.retry(id) == .conflict(.running))
                #expect(try await database.listing.discard(id) == .conflict(.running))
                #expect(try await database.listing.delete(id) == .conflict(.running))
                #expect(try await database.listing.discard(id + 1) == .notFound)
            }
        }

        @Test func depthsCountByQueueUpToALimit() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(QueueDepth.limit + 5, of: "a")
                try await database.enqueue(3, of: "b")
                try await database.enqueue([NewJob(tenantID: "t", kind: other, delay: .seconds(60))])
                _ = try await database.claim(worker, tenants: ["b"], share: 1, limit: 1)
                let depths = try await database.listing.depths()
                #expect(depths.map(\.queue) == ["other", "test"])
                #expect(depths[0].scheduled == 1 && depths[0].ready == 0 && depths[0].oldestReadySeconds == nil)
                #expect(depths[1].ready == QueueDepth.limit && depths[1].running == 1 && depths[1].tenants == 2)
                #expect(try #require(depths[1].oldestReadySeconds) >= 0)
            }
        }

        @Test func workersAreListedWithWhatTheyHold() async throws {
            try await QueueDatabase.with { database in
                let (alive, lost) = (try await database.register(), try await database.register())
                try await database.enqueue(3)
                _ = try await database.claim(alive)
                try await database.age(lost)
                let workers = try await database.listing.workers()
                #expect(workers.map(\.id) == [alive, lost])
                #expect(workers.map(\.isAlive) == [true, false])
                #expect(workers.map(\.running) == [3, 0])
            }
        }
    }
}
