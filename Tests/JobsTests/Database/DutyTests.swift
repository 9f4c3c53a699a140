import Foundation
import JSON
import Postgres
import Testing

@testable import Jobs

extension DatabaseTests {
    @Suite struct DutyTests {
        @Test func dueJobsBecomeReady() async throws {
            try await QueueDatabase.with { database in
                let kind = QueueDatabase.kind
                try await database.enqueue(
                    (0..<2_500).map { _ in NewJob(tenantID: "t", kind: kind, delay: .milliseconds(1)) })
                try await database.enqueue([NewJob(tenantID: "t", kind: kind, delay: .seconds(60))])
                await database.duties.attempt(.promote)
                #expect(try await database.count("rollcall.jobs WHERE state = 'ready'") == 2_500)
                #expect(try await database.count("rollcall.jobs WHERE state = 'scheduled'") == 1)
            }
        }

        @Test func oneWorkerWinsADutyInItsPeriod() async throws {
            try await QueueDatabase.with { database in
                let wins = Tally<Int>()
                try await withThrowingTaskGroup { group in
                    for worker in 0..<8 {
                        group.addTask {
                            let binds: [Bind] = [.text("x"), .double(60)]
                            if try await database.client.query(WorkerStatements.winDuty, binds).count == 1 {
                                wins.add(worker)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(wins.count == 1)
                try await database.execute("UPDATE rollcall.duties SET ran_at = ran_at - interval '61 s'")
                let next = try await database.client.query(WorkerStatements.winDuty, [.text("x"), .double(60)])
                #expect(next.count == 1)
            }
        }

        @Test func historyGetsPartitionsAheadAndLosesOldOnes() async throws {
            try await QueueDatabase.with { database in
                try await database.execute(
                    """
                    CREATE TABLE rollcall.job_history_20010101 PARTITION OF rollcall.job_history
                    FOR VALUES FROM ('2001-01-01T00:00:00Z') TO ('2001-01-02T00:00:00Z')
                    """)
                try await database.execute(
                    """
                    INSERT INTO rollcall.job_history (id, tenant_id, queue, kind, attempt, created_at, finished_at, payload)
                    SELECT n, 't', 'q', 'k', 1, now(), day, '{}'
                    FROM unnest(ARRAY['2001-01-01T12:00:00Z', '2001-01-05T12:00:00Z']::timestamptz[])
                         WITH ORDINALITY AS row (day, n)
                    """)
                await database.duties.attempt(.history)
                let partitions = "pg_inherits WHERE inhparent = 'rollcall.job_history'::regclass"
                // Today and four days ahead, and the default.
                #expect(try await database.count(partitions) == 6)
                #expect(try await database.count("rollcall.job_history") == 0)

                let worker = try await database.register()
                try await database.enqueue(1)
                _ = try await database.end(try await database.claim(worker), of: worker, .completed(keepsHistory: true))
                #expect(try await database.count("rollcall.job_history") == 1)
                #expect(try await database.count("rollcall.job_history_default") == 0)
            }
        }

        @Test func dayWhoseRowsHaveStrayedIsLeftToTheDefaultPartition() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(1)
                _ = try await database.end(try await database.claim(worker), of: worker, .completed(keepsHistory: true))
                await database.duties.attempt(.history)
                #expect(try await database.count("rollcall.job_history") == 1)
                #expect(try await database.count("pg_inherits WHERE inhparent = 'rollcall.job_history'::regclass") == 5)
            }
        }

        @Test func workersUnseenForLongAreForgotten() async throws {
            try await QueueDatabase.with { database in
                let (old, current) = (try await database.register(), try await database.register())
                try await database.age(old)
                await database.duties.attempt(.prune)
                #expect(try await database.listing.workers().map(\.id) == [current])
            }
        }
    }
}
