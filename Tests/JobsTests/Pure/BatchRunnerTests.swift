import Postgres
import Testing

@testable import Jobs

@Suite(.timeLimit(.minutes(1))) struct BatchRunnerTests {
    private struct Failure: Error {}

    private func batch(_ count: Int64) -> JobBatch {
        let kind = QueueDatabase.kind
        let jobs = (1...count).map { Job(id: $0, tenantID: "t", kind: kind, attempt: 1) }
        return JobBatch(tenantID: "t", kind: kind, jobs: jobs, workerID: 1, keepsHistory: false)
    }

    private func endings(
        of batch: JobBatch, lastStart: Duration = .seconds(60), _ handler: ClosureHandler
    ) async -> [Int64: JobOutcome] {
        let runner = BatchRunner(handler: handler, startBefore: .now + lastStart)
        let pairs = await runner.endings(of: batch).map { ($0.job.id, $0.outcome) }
        return Dictionary(pairs) { first, _ in first }
    }

    private func isFailure(_ outcome: JobOutcome?) -> Bool {
        if case .failed(_, _, givesUp: false) = outcome { true } else { false }
    }

    @Test func returningCompletesEveryJob() async {
        let endings = await endings(of: batch(3), ClosureHandler(keepsHistory: false) { _ in })
        #expect(
            endings == [
                1: .completed(keepsHistory: false), 2: .completed(keepsHistory: false),
                3: .completed(keepsHistory: false),
            ])
    }

    @Test func failedBatchIsHalvedUntilTheBadJobsStandAlone() async {
        let sizes = Tally<Int>()
        let endings = await endings(
            of: batch(100),
            ClosureHandler { batch in
                sizes.add(batch.jobs.count)
                if batch.jobs.contains(where: { $0.id == 17 || $0.id == 80 }) { throw Failure() }
            })
        #expect(endings.count == 100)
        #expect(Set(endings.filter { isFailure($0.value) }.keys) == [17, 80])
        #expect(sizes.count < 32)
    }

    @Test func singleJobIsPerformedOnce() async {
        let calls = Tally<Int>()
        let endings = await endings(
            of: batch(1),
            ClosureHandler { _ in
                calls.add(1)
                throw Failure()
            })
        #expect(calls.count == 1)
        #expect(isFailure(endings[1]))
    }

    @Test(arguments: [PostgresError.connectionLost(outcomeUnknown: true), .notConnected("x"), .acquisitionTimedOut])
    func absentDatabaseFailsTheWholeBatchAtOnce(error: PostgresError) async {
        let calls = Tally<Int>()
        let endings = await endings(
            of: batch(50),
            ClosureHandler { _ in
                calls.add(1)
                throw error
            })
        #expect(calls.count == 1)
        #expect(endings.values.count { isFailure($0) } == 50)
    }

    @Test func nothingIsTriedAgainWhenTheLeaseWouldNotLast() async {
        let calls = Tally<Int>()
        let endings = await endings(
            of: batch(8), lastStart: .zero,
            ClosureHandler { _ in
                calls.add(1)
                throw Failure()
            })
        #expect(calls.count == 1)
        #expect(endings.values.count { isFailure($0) } == 8)
    }

    @Test func discardGivesUpAndRetryWaits() async {
        let discarded = await endings(of: batch(1), ClosureHandler { _ in throw JobError.discard(reason: "gone") })
        #expect(discarded[1] == .failed(reason: "gone", delay: .zero, givesUp: true))
        let retried = await endings(
            of: batch(1), ClosureHandler { _ in throw JobError.retry(after: .seconds(7), reason: "busy") })
        #expect(retried[1] == .failed(reason: "busy", delay: .seconds(7), givesUp: false))
    }

    @Test func postponedBatchDoesNotCountAsTried() async {
        let postponed = await endings(of: batch(2), ClosureHandler { _ in throw JobError.postpone(by: .seconds(30)) })
        #expect(postponed == [1: .released(delay: .seconds(30)), 2: .released(delay: .seconds(30))])
    }

    @Test func cancelledHandlerHandsBack() async {
        let started = WakeSignal()
        let run = Task {
            await endings(
                of: batch(2),
                ClosureHandler { _ in
                    started.raise()
                    try await Task.sleep(for: .seconds(600))
                })
        }
        await started.wait()
        run.cancel()
        #expect(await run.value == [1: .released(delay: .zero), 2: .released(delay: .zero)])
    }

    @Test func handlerThatReturnsInSpiteOfItsCancellationIsDone() async {
        let handler = ClosureHandler(timeLimit: .milliseconds(10)) { _ in try? await Task.sleep(for: .seconds(600)) }
        #expect(await endings(of: batch(1), handler) == [1: .completed(keepsHistory: true)])
        let started = WakeSignal()
        let run = Task {
            await endings(
                of: batch(1),
                ClosureHandler { _ in
                    started.raise()
                    try? await Task.sleep(for: .seconds(600))
                })
        }
        await started.wait()
        run.cancel()
        #expect(await run.value == [1: .completed(keepsHistory: true)])
    }

    @Test func reasonNamesTheTimeLimit() async {
        let handler = ClosureHandler(timeLimit: .milliseconds(10)) { _ in try await Task.sleep(for: .seconds(600)) }
        guard case .failed(let reason, _, _) = await endings(of: batch(1), handler)[1] else {
            Issue.record("The job did not fail.")
            return
        }
        #expect(reason == "the handler exceeded its time limit")
    }
}
