import Jobs
import Postgres

/// Jobs that wait before anything is measured.
struct Backlog {
    private static let insert = Statement(
        "bench.fill",
        """
        INSERT INTO rollcall.jobs (tenant_id, queue, kind, payload)
        SELECT 'bench' || n % $2, 'bench', 'bench.nothing', '{}' FROM generate_series(1, $1) AS n
        """)
    private static let analyze = Statement("bench.analyze", "ANALYZE rollcall.jobs")

    let client: PostgresClient

    func fill(_ jobs: Int64, tenants: Int64) async throws {
        _ = try await client.query(Self.insert, [.int8(jobs), .int8(tenants)])
        _ = try await client.query(Self.analyze)
    }
}
