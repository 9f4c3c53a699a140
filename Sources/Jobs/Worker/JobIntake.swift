import Logging
import Postgres

/// Turns claimed rows into jobs for the handlers of a queue.
struct JobIntake: Sendable {
    /// How long a job waits for a worker that knows its kind, as during a roll-out.
    private static let strangerDelay: Duration = .seconds(15)

    let queue: String
    let handlers: [String: any JobHandler]
    let metrics: JobMetrics
    let logger: Logger

    /// The jobs that can be run, without those in `known`, and the endings of the others: what this process has no handler
    /// for goes back for a newer one; what cannot be read is given up.
    func take(_ rows: Rows, except known: Set<Int64> = []) throws(PostgresError) -> (jobs: [Job], endings: [JobEnding])
    {
        var jobs: [Job] = []
        var endings: [JobEnding] = []
        var waits: [Double] = []
        var strangers: Set<String> = []
        for row in rows {
            let claimed = try ClaimedJob(row)
            guard !known.contains(claimed.id) else { continue }
            waits.append(claimed.waited)
            let held = HeldJob(id: claimed.id, attempt: claimed.attempt)
            guard let handler = handlers[claimed.kind] else {
                strangers.insert(claimed.kind)
                endings.append(JobEnding(job: held, outcome: .released(delay: Self.strangerDelay)))
                continue
            }
            guard let job = claimed.job(handler.kind) else {
                let reason = "the payload is not a JSON object"
                endings.append(JobEnding(job: held, outcome: .failed(reason: reason, delay: .zero, givesUp: true)))
                continue
            }
            jobs.append(job)
        }
        for kind in strangers {
            logger.warning("This worker has no handler for a kind of job.", metadata: ["job.kind": "\(kind)"])
        }
        if !waits.isEmpty {
            metrics.claimed(waits.count, queue: queue)
            metrics.waited(waits, queue: queue)
        }
        return (jobs, endings)
    }
}
