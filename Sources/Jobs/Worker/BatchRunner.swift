import Postgres
import TraceContext

/// Runs one batch to its endings.
struct BatchRunner: Sendable {
    let handler: any JobHandler
    /// After this no further attempt on a part of the batch begins: the lease would not last.
    let startBefore: ContinuousClock.Instant

    /// Never throws: whatever happens to a job is an ending. A batch that the handler completed in its own transaction has
    /// none left. When the task is cancelled, what is not done is handed back.
    func endings(of batch: JobBatch) async -> [JobEnding] {
        do {
            try await perform(batch)
            return batch.isCompleted ? [] : JobEnding.all(batch.jobs, .completed(keepsHistory: handler.keepsHistory))
        } catch {
            if Task.isCancelled { return JobEnding.all(batch.jobs, .released(delay: .zero)) }
            guard batch.jobs.count > 1, isWorthSplitting(error), ContinuousClock.now < startBefore else {
                return batch.jobs.map { failure(of: $0, error) }
            }
            var endings: [JobEnding] = []
            for half in batch.halves { endings += await self.endings(of: half) }
            return endings
        }
    }

    private enum Event: Sendable {
        case returned
        case expired
        case undisturbed
    }

    /// Gives the handler its time. What counts is how it ends: one that returns in spite of a cancellation is done.
    private func perform(_ batch: JobBatch) async throws {
        let limit = handler.timeLimit
        try await withThrowingTaskGroup(of: Event.self) { group in
            group.addTask {
                try await WorkContext.$current.withValue(batch.context) { try await handler.perform(batch) }
                return .returned
            }
            group.addTask {
                do { try await Task.sleep(for: limit) } catch { return .undisturbed }
                return .expired
            }
            while let event = try await group.next() {
                switch event {
                case .returned:
                    group.cancelAll()
                    return
                case .undisturbed: continue
                case .expired:
                    group.cancelAll()
                    do { try await group.waitForAll() } catch { throw JobError.timeLimitExceeded }
                    return
                }
            }
        }
    }

    /// When the database is away, or all of it took too long, smaller parts would fare no better now.
    private func isWorthSplitting(_ error: any Error) -> Bool {
        switch error {
        case JobError.timeLimitExceeded, JobError.postpone: return false
        default: break
        }
        guard let error = error as? PostgresError else { return true }
        return switch error {
        case .connectionLost, .acquisitionTimedOut, .cancelled, .notConnected, .closed: false
        case .server, .statementTimedOut, .decoding, .misuse: true
        }
    }

    private func failure(of job: Job, _ error: any Error) -> JobEnding {
        let reason = String(describing: error)
        let outcome: JobOutcome =
            switch error {
            case JobError.discard: .failed(reason: reason, delay: .zero, givesUp: true)
            case JobError.postpone(let delay): .released(delay: delay)
            case JobError.retry(let delay, _): .failed(reason: reason, delay: delay, givesUp: false)
            default: .failed(reason: reason, delay: delay(after: job), givesUp: false)
            }
        return JobEnding(job: HeldJob(id: job.id, attempt: job.attempt), outcome: outcome)
    }

    private func delay(after job: Job) -> Duration {
        var generator = SystemRandomNumberGenerator()
        return handler.backoff.delay(afterAttempt: job.attempt, using: &generator)
    }
}
