import Logging
import Postgres

/// Keeps a worker's lease: tells the database every few seconds that the worker lives.
struct Heartbeat: Sendable {
    let client: PostgresClient
    let lease: WorkerLease
    let timing: LeaseMachine.Timing
    let logger: Logger

    /// Beats until the task is cancelled or the database no longer knows the worker.
    func run() async {
        while !Task.isCancelled {
            let isWell = await beat()
            // A failed beat is soon tried again: what counts is the time since the last that succeeded.
            try? await Task.sleep(for: isWell ? timing.interval : timing.interval / 5)
        }
    }

    /// Returns when the lease is lost or the task is cancelled.
    ///
    /// Apart from the beats, because one of them may hang for longer than the lease lasts.
    func waitForLoss() async {
        while !Task.isCancelled, lease.standing != .lost {
            let wait = min(lease.lossInstant - .now, timing.interval / 5)
            try? await Task.sleep(for: max(wait, .milliseconds(1)))
        }
    }

    private func beat() async -> Bool {
        let sent = ContinuousClock.now
        do {
            let rows = try await client.query(WorkerStatements.heartbeat, [.int8(lease.workerID)])
            if rows.isEmpty { lease.revoke() } else { lease.beat(sentAt: sent) }
            return true
        } catch {
            if !Task.isCancelled { logger.warning("A heartbeat failed.", error: error) }
            return false
        }
    }
}
