import Jobs
import Logging
import Postgres

/// One drain: start a worker and stop the clock when so many jobs are done and their ends are written.
struct Drain {
    let client: PostgresClient
    let logger: Logger

    /// The seconds that it took, the worker's registration and its end included.
    func run(jobs: Int64) async throws -> Double {
        let handler = DoNothing()
        let worker = JobWorker(client: client, handlers: [handler], logger: logger)
        let start = ContinuousClock.now
        let work = Task { await worker.run() }
        while handler.performed < jobs { try await Task.sleep(for: .milliseconds(1)) }
        work.cancel()
        await work.value
        let duration = ContinuousClock.now - start
        // What was done in the moments of the stop counts too.
        return duration / .seconds(1) * Double(jobs) / Double(handler.performed)
    }
}
