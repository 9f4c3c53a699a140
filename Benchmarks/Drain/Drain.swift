import Jobs
import Logging
import Postgres

/// One drain: fill the queue, start a worker, stop the clock when the last job has left the table.
struct Drain {
    let jobs: Int64
    let tenants: Int64
    let url: String
    let logger: Logger

    private static let fill = Statement(
        "bench.fill",
        """
        INSERT INTO rollcall.jobs (tenant_id, queue, kind, payload)
        SELECT 'bench' || n % $2, 'bench', 'bench.nothing', '{}' FROM generate_series(1, $1) AS n
        """)
    private static let analyze = Statement("bench.analyze", "ANALYZE rollcall.jobs")
    private static let isLeft = Statement(
        "bench.is_left", "SELECT EXISTS (SELECT FROM rollcall.jobs WHERE queue = 'bench')")

    /// The seconds that the drain took, the worker's registration included.
    func run() async throws -> Double {
        var configuration = PostgresConfiguration(url: url, connections: 8)
        configuration.statementTimeout = .seconds(60)
        let client = PostgresClient(configuration: configuration, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            _ = try await client.query(Self.fill, [.int8(jobs), .int8(tenants)])
            _ = try await client.query(Self.analyze)

            let handler = DoNothing()
            let worker = JobWorker(client: client, handlers: [handler], logger: logger)
            let start = ContinuousClock.now
            let work = Task { await worker.run() }
            try await waitUntilEmpty(client, handler)
            let duration = ContinuousClock.now - start

            work.cancel()
            await work.value
            group.cancelAll()
            return duration / .seconds(1)
        }
    }

    /// Asks the database only at the end, so that asking costs the drain nothing.
    private func waitUntilEmpty(_ client: PostgresClient, _ handler: DoNothing) async throws {
        while handler.performed < jobs { try await Task.sleep(for: .milliseconds(1)) }
        while try await client.query(Self.isLeft).first?.decode(Bool.self, at: 0) == true {
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}
