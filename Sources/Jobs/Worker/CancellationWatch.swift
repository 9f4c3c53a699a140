import Logging
import Postgres

/// Hears of operators' cancellations of jobs that the worker holds.
struct CancellationWatch: Sendable {
    let client: PostgresClient
    let lease: WorkerLease
    let interval: Duration
    let logger: Logger
    /// Called with the ids of those that are cancelled, as long as they are held.
    let cancel: @Sendable (Set<Int64>) -> Void

    /// Looks until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: interval)
            do {
                let ids = try await client.query(JobStatements.cancelled, [.int8(lease.workerID)])
                    .map { row throws(PostgresError) in try row.decode(Int64.self, at: 0) }
                if !ids.isEmpty { cancel(Set(ids)) }
            } catch {
                if !Task.isCancelled { logger.debug("Cancellations could not be read.", error: error) }
            }
        }
    }
}
