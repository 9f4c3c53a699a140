import Foundation
import JSON
import Postgres
import Testing

@testable import Jobs

extension DatabaseTests {
    @Suite struct CompletionTests {
        @Test func completedJobMovesToTheHistory() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(3)
                let claimed = try await database.claim(worker)
                #expect(try await database.end(claimed, of: worker, .completed(keepsHistory: true)) == 3)
                #expect(try await database.jobs().isEmpty)
                let history = try await database.jobs(.completed)
                #expect(Set(history.map(\.id)) == Set(claimed.map(\.id)))
                #expect(history.first?.finishedAt != nil)
            }
        }

        @Test func staleCompletionChangesNothing() async throws {
            try await QueueDatabase.with { database in
                let (first, second) = (try await database.register(), try await database.register())
                try await database.enqueue(1)
                let stale = try await database.claim(first)
                try await database.execute(
                    "UPDATE rollcall.workers SET seen_at = now() - interval '1 hour' WHERE id = \(first)")
                try await database.rescue()
                let current = try await database.claim(second)
                #expect(current.map(\.id) == stale.map(\.id))
                for outcome in Self.outcomes {
                    #expect(try await database.end(stale, of: first, outcome) == 0)
                    #expect(try await database.end(stale, of: second, outcome) == 0)
                }
                #expect(try await database.jobs(.running).map(\.workerID) == [second])
                #expect(try await database.end(current, of: second, .completed(keepsHistory: false)) == 1)
                #expect(try await database.end(current, of: second, .completed(keepsHistory: true)) == 0)
                #expect(try await database.jobs(.completed).isEmpty)
            }
        }

        @Test func claimThatWasHandedBackEndsNothingUnderTheNextWorker() async throws {
            try await QueueDatabase.with { database in
                let (first, second) = (try await database.register(), try await database.register())
                try await database.enqueue(1)
                let stale = try await database.claim(first)
                _ = try await database.end(stale, of: first, .released(delay: .zero))
                // The attempt has the same number again; only the worker tells the claims apart.
                #expect(try await database.claim(second).map(\.attempt) == stale.map(\.attempt))
                for outcome in Self.outcomes {
                    #expect(try await database.end(stale, of: first, outcome) == 0)
                }
                #expect(try await database.jobs(.running).map(\.workerID) == [second])
            }
        }

        private static let outcomes: [JobOutcome] = [
            .completed(keepsHistory: true), .completed(keepsHistory: false), .released(delay: .zero),
            .failed(reason: "x", delay: .zero, givesUp: true),
        ]

        @Test func onlyWhatIsStillHeldCompletesInTheHandlersTransaction() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(3)
                let claimed = try await database.claim(worker)
                _ = try await database.end([claimed[1]], of: worker, .released(delay: .zero))
                let batch = database.batch(claimed, worker)
                try await database.client.transaction { transaction in
                    let held = try await batch.complete(in: transaction)
                    #expect(held.map(\.id) == [claimed[0].id, claimed[2].id])
                }
                #expect(try await database.jobs().map(\.id) == [claimed[1].id])
            }
        }

        private struct Rollback: Error {}

        @Test func completionRollsBackWithTheEffect() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(2)
                let batch = database.batch(try await database.claim(worker), worker)
                do {
                    try await database.client.transaction { transaction in
                        #expect(try await batch.complete(in: transaction).count == 2)
                        throw Rollback()
                    }
                } catch is Rollback {}
                #expect(try await database.jobs(.running).count == 2)
            }
        }

        @Test func failedJobWaitsAndIsGivenUpAtItsLastAttempt() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(1, maxAttempts: 2)
                let failure = JobOutcome.failed(reason: "no \u{0}luck", delay: .seconds(60), givesUp: false)
                #expect(try await database.end(try await database.claim(worker), of: worker, failure) == 1)
                let waiting = try #require(try await database.jobs(.scheduled).first)
                #expect(waiting.lastError == "no luck")
                try await database.execute("UPDATE rollcall.jobs SET state = 'ready'")
                #expect(try await database.end(try await database.claim(worker), of: worker, failure) == 1)
                #expect(try await database.jobs(.discarded).map(\.attempt) == [2])
            }
        }

        @Test func handedBackJobHasItsAttemptAgain() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                let job = NewJob(tenantID: "t", kind: QueueDatabase.kind, uniqueKey: "u")
                try await database.enqueue([job])
                let claimed = try await database.claim(worker)
                // A newer job under the same key must not stand in the way.
                try await database.enqueue([job])
                #expect(try await database.end(claimed, of: worker, .released(delay: .zero)) == 1)
                #expect(try await database.jobs(.ready).map(\.attempt) == [0, 0])
            }
        }

        @Test func manyEndingsOfEveryKindFitOneTrip() async throws {
            try await QueueDatabase.with { database in
                let worker = try await database.register()
                try await database.enqueue(400)
                let claimed = try await database.claim(worker, share: 400, limit: 400)
                let outcomes = Self.outcomes
                let endings = claimed.shuffled().enumerated().map { index, job in
                    JobEnding(job: HeldJob(id: job.id, attempt: job.attempt), outcome: outcomes[index % outcomes.count])
                }
                _ = try await database.client.pipeline(EndingStatements(endings, workerID: worker).statements)
                #expect(try await database.jobs(.completed).count == 100)
                #expect(try await database.jobs(.ready).count == 100)
                #expect(try await database.jobs(.discarded).count == 100)
                #expect(try await database.count("rollcall.jobs") == 200)
            }
        }
    }
}
