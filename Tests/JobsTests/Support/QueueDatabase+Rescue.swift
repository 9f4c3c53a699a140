import Metrics
import Postgres
import TestDatabase

@testable import Jobs

extension QueueDatabase {
    var duties: DutyRunner {
        DutyRunner(
            client: client, configuration: JobWorkerConfiguration(),
            schedules: ScheduleKeeper(client: client, jobs: []),
            metrics: JobMetrics(factory: NOOPMetricsHandler.instance), logger: TestDatabase.logger, wake: { _ in })
    }

    /// Makes a worker look as if it had not been seen for an hour.
    func age(_ worker: Int64) async throws {
        try await execute("UPDATE rollcall.workers SET seen_at = now() - interval '1 hour' WHERE id = \(worker)")
    }

    func rescue() async throws {
        _ = try await client.query(JobStatements.rescue, [.double(30), .int8(500), .int4(3)])
    }

    func batch(_ claimed: [ClaimedJob], _ worker: Int64, keepsHistory: Bool = false) -> JobBatch {
        let jobs = claimed.compactMap { $0.job(Self.kind) }.sorted { $0.id < $1.id }
        return JobBatch(tenantID: "t", kind: Self.kind, jobs: jobs, workerID: worker, keepsHistory: keepsHistory)
    }
}
