import JSON
import Jobs
import Logging
import Postgres
import Synchronization

/// Another tenant's jobs, one by one, while a worker is busy with whatever waits.
struct Arrivals {
    /// What became of each: seconds from its commit to the start of its handler, and how many claims were made between.
    struct Seen {
        var waits: [Double] = []
        var claims: [Int] = []

        var text: String { "{\"waits\": \(waits), \"claims\": \(claims)}" }
    }

    private static let kind = JobKind("bench.arrival", queue: "bench")
    /// A claim gives all its jobs one time, that of its statement.
    private static let claimsBetween = Statement(
        "bench.claims_between",
        """
        SELECT count(DISTINCT other.claimed_at)
        FROM rollcall.job_history AS arrival
        JOIN rollcall.job_history AS other
          ON other.claimed_at > arrival.created_at + $1::float8 * interval '1 second' AND other.claimed_at < arrival.claimed_at
        WHERE arrival.tenant_id = 'newcomer' AND arrival.payload = $2
        """)
    private static let databaseTime = Statement("bench.now", "SELECT extract(epoch FROM clock_timestamp())::float8")
    private static let createdAt = Statement(
        "bench.created_at",
        """
        SELECT extract(epoch FROM created_at)::float8 FROM rollcall.job_history
        WHERE tenant_id = 'newcomer' AND payload = $1
        """)

    let client: PostgresClient
    let logger: Logger

    func run(jobs: Int64) async throws -> Seen {
        let arrival = NoteStart(kind: Self.kind)
        let queue = JobQueue(client: client, logger: logger)
        let worker = JobWorker(client: client, handlers: [DoNothing(), arrival], logger: logger)
        let work = Task { await worker.run() }
        var seen = Seen()
        var commits: [Double] = []
        for number in 0..<jobs {
            // Not in step with the worker's rounds.
            try await Task.sleep(for: .milliseconds(5) + .microseconds(Int64.random(in: 0..<10_000)))
            try await client.transaction { transaction in
                queue.enqueue(
                    [NewJob(tenantID: "newcomer", kind: Self.kind, payload: ["n": .integer(number)])], in: transaction)
            }
            let committed = ContinuousClock.now
            commits.append(try await now())
            queue.hint([Self.kind])
            let started = await arrival.start(of: number)
            seen.waits.append(max(0, (started - committed) / .seconds(1)))
        }
        work.cancel()
        await work.value
        for (number, commit) in commits.enumerated() {
            seen.claims.append(try await claims(before: Int64(number), since: commit))
        }
        return seen
    }

    private func now() async throws -> Double {
        try await client.query(Self.databaseTime).first?.decode(Double.self) ?? 0
    }

    private func claims(before number: Int64, since commit: Double) async throws -> Int {
        let payload = JSONValue.object(["n": .integer(number)]).serialized()
        guard let created = try await client.query(Self.createdAt, [.text(payload)]).first?.decode(Double.self) else {
            return 0
        }
        let rows = try await client.query(Self.claimsBetween, [.double(commit - created), .text(payload)])
        return try rows.first?.decode(Int.self) ?? 0
    }
}
