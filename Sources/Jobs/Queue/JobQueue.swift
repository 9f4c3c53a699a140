package import Logging
package import Postgres
import Synchronization
import TraceContext

/// Where writers leave jobs.
package final class JobQueue: Sendable {
    /// The channel on which workers listen; the payload is a queue's name.
    static let channel = "rollcall_jobs"

    private let client: PostgresClient
    private let logger: Logger
    private let throttle: Mutex<HintThrottle>
    private let enqueued = EnqueuedJobs()

    package init(client: PostgresClient, logger: Logger, hintInterval: Duration = .milliseconds(20)) {
        self.client = client
        self.logger = logger
        throttle = Mutex(HintThrottle(interval: hintInterval))
    }

    /// Enqueues the jobs with the writer's transaction: they exist when it commits, and only then.
    ///
    /// One statement without a trip of its own. Errors come from the transaction's next query or its end.
    package func enqueue(_ jobs: [NewJob], in transaction: PostgresTransaction) {
        let jobs = NewJob.ordered(JobTrace.marked(jobs, with: WorkContext.current.trace))
        guard !jobs.isEmpty else { return }
        enqueued.count(jobs)
        transaction.enqueue(JobStatements.enqueue, JobStatements.binds(enqueuing: jobs))
    }

    /// Enqueues one job and answers with its id, or with that of the job that waits under the same unique key.
    package func enqueue(_ job: NewJob, in transaction: PostgresTransaction) async throws -> Int64 {
        let jobs = JobTrace.marked([job], with: WorkContext.current.trace)
        enqueued.count(jobs)
        let rows = try await transaction.query(JobStatements.enqueueOne, JobStatements.binds(enqueuing: jobs))
        guard let row = rows.first else { preconditionFailure("INSERT … RETURNING answers with a row") }
        return try row.decode(Int64.self, at: 0)
    }

    /// Deletes the jobs of a tenant that goes, whatever their state; one that runs is not followed by anything.
    package func forget(tenantID: String, in transaction: PostgresTransaction) {
        transaction.enqueue(JobStatements.forgetTenant, [.text(tenantID)])
        transaction.enqueue(PauseStatements.forgetTenant, [.text(tenantID)])
    }

    /// Wakes idle workers; call it after the commit, never before. See `hint(queue:)`.
    package func hint(_ kinds: some Sequence<JobKind>) {
        for queue in Set(kinds.map(\.queue)) { hint(queue: queue) }
    }

    /// Wakes the idle workers of a queue without making the caller wait.
    ///
    /// At most one notification each interval, as a statement of its own: NOTIFY inside a writer's transaction takes a lock
    /// that all committing writers share. It saves a worker part of one polling interval and nothing depends on it, so a
    /// failure is only logged.
    package func hint(queue: String) {
        guard throttle.withLock({ $0.allows(queue, at: .now) }) else { return }
        Task { [client, logger] in
            do {
                _ = try await client.query(JobStatements.hint, [.text(Self.channel), .text(queue)])
            } catch {
                logger.debug(
                    "Workers were not notified; they will poll.", error: error, metadata: ["queue": "\(queue)"])
            }
        }
    }
}
