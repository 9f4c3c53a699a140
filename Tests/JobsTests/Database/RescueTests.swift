import Foundation
import JSON
import Postgres
import Testing

@testable import Jobs

extension DatabaseTests {
    @Suite struct RescueTests {
        private let kind = QueueDatabase.kind

        @Test func onlyLostWorkersLoseTheirJobs() async throws {
            try await QueueDatabase.with { database in
                let (lost, alive) = (try await database.register(), try await database.register())
                try await database.enqueue(2)
                let first = try await database.claim(lost, share: 1, limit: 1)
                _ = try await database.claim(alive, share: 1, limit: 1)
                try await database.rescue()
                #expect(try await database.jobs(.running).count == 2)
                try await database.age(lost)
                try await database.rescue()
                let rescued = try #require(try await database.jobs(.ready).first)
                #expect(rescued.id == first.first?.id && rescued.attempt == 1 && rescued.workerID == nil)
                #expect(try await database.jobs(.running).map(\.workerID) == [alive])
            }
        }

        @Test func aWorkerWithoutARowHasLostItsJobs() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(1)
                _ = try await database.claim(worker)
                _ = try await database.client.query(WorkerStatements.deregister, [.int8(worker)])
                try await database.rescue()
                #expect(try await database.jobs(.ready).count == 1)
            }
        }

        @Test func aJobFarBeyondItsDeadlineIsTakenFromALivingWorker() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(1)
                _ = try await database.claim(worker, lease: -29)
                try await database.rescue()
                #expect(try await database.jobs(.running).count == 1)
                try await database.execute("UPDATE rollcall.jobs SET deadline_at = deadline_at - interval '2 s'")
                try await database.rescue()
                #expect(try await database.jobs(.ready).count == 1)
            }
        }

        @Test func rescueDoesNotCollideWithANewerJobUnderTheKey() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue([NewJob(tenantID: "t", kind: kind, uniqueKey: "u")])
                _ = try await database.claim(worker)
                try await database.enqueue([NewJob(tenantID: "t", kind: kind, uniqueKey: "u")])
                try await database.age(worker)
                try await database.rescue()
                #expect(try await database.jobs(.ready).count == 2)
                // And a third change still joins the one that nobody has read.
                try await database.enqueue([NewJob(tenantID: "t", kind: kind, uniqueKey: "u")])
                #expect(try await database.jobs(.ready).count == 2)
            }
        }

        @Test func jobThatKillsItsWorkersIsGivenUpAndItsNeighboursAreNot() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(10)
                let ids = try await database.jobs().map(\.id).sorted()
                // The first loss makes all ten suspects; then each runs alone, and the culprit is known by its start.
                for loss in 1...3 {
                    let worker = try await database.register()
                    try await database.execute("UPDATE rollcall.jobs SET state = 'ready' WHERE state = 'scheduled'")
                    let claimed = try await database.claim(worker)
                    #expect(claimed.count == 10)
                    if loss > 1 {
                        _ = try await database.client.query(
                            JobStatements.start, [.int8(worker), .int8(ids[4]), .int2(Int16(loss))])
                    }
                    try await database.age(worker)
                    try await database.rescue()
                }
                #expect(try await database.jobs(.discarded).map(\.id) == [ids[4]])
                #expect(try await database.count("rollcall.jobs WHERE state = 'scheduled' AND rescues = 1") == 9)
            }
        }

        @Test func lastAttemptThatIsLostIsTheLast() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(1, maxAttempts: 1)
                _ = try await database.claim(worker)
                try await database.age(worker)
                try await database.rescue()
                #expect(try await database.jobs(.discarded).count == 1)
            }
        }

        @Test func manyLostWorkersAreRescuedTogether() async throws {
            try await QueueDatabase.with { database in
                try await database.enqueue(1_200)
                for _ in 0..<3 {
                    let worker = try await database.register()
                    _ = try await database.claim(worker, share: 400, limit: 400)
                    try await database.age(worker)
                }
                await database.duties.attempt(.rescue)
                #expect(try await database.count("rollcall.jobs WHERE state = 'ready'") == 1_200)
            }
        }
    }
}
