import Logging

/// Counts and logs how the jobs of a batch ended.
struct BatchReport: Sendable {
    let metrics: JobMetrics
    let rates: RateRecorder
    let logger: Logger

    /// Jobs of the batch without an ending were completed by their handler.
    func report(_ endings: [JobEnding], of batch: JobBatch, after duration: Duration) {
        let jobs = Dictionary(batch.jobs.map { ($0.id, $0) }) { first, _ in first }
        var counts = ["completed": batch.jobs.count - endings.count]
        var retried: [String: [HeldJob]] = [:]
        for ending in endings {
            switch ending.outcome {
            case .completed: counts["completed", default: 0] += 1
            case .released: counts["released", default: 0] += 1
            case .failed(let reason, _, let givesUp):
                let isLast = jobs[ending.job.id].map { $0.attempt >= $0.maxAttempts } ?? false
                counts[givesUp || isLast ? "discarded" : "failed", default: 0] += 1
                if givesUp || isLast {
                    log(.error, "A job is given up.", [ending.job], of: batch, reason)
                } else {
                    retried[reason, default: []].append(ending.job)
                }
            }
        }
        // Trace, tenant and job come from the context.
        logger.debug("Jobs were worked on.", metadata: ["jobs": "\(batch.jobs.count)"])
        for (reason, jobs) in retried { log(.warning, "Jobs failed and are tried again.", jobs, of: batch, reason) }
        metrics.worked(duration, kind: batch.kind)
        rates.add(
            completed: counts["completed", default: 0], failed: counts["failed", default: 0],
            discarded: counts["discarded", default: 0], queue: batch.kind.queue)
        for (outcome, count) in counts where count > 0 {
            metrics.finished(count, kind: batch.kind, outcome: outcome)
        }
    }

    /// One record for all jobs that failed alike, naming the first.
    private func log(
        _ level: Logger.Level, _ message: Logger.Message, _ jobs: [HeldJob], of batch: JobBatch, _ reason: String
    ) {
        guard let first = jobs.first else { return }
        logger.log(
            level: level, message,
            metadata: [
                "job.id": "\(first.id)", "job.kind": "\(batch.kind.name)", "job.attempt": "\(first.attempt)",
                "jobs": "\(jobs.count)", "tenant.id": "\(batch.tenantID)", "error": "\(reason)",
            ])
    }
}
