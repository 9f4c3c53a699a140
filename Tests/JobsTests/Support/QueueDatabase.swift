import JSON
import Metrics
import Postgres
import TestDatabase
import Testing

@testable import Jobs

/// A database of its own with the control schema, and the queue in it.
struct QueueDatabase: Sendable {
    static let kind = JobKind("test.work", queue: "test")

    let database: TestDatabase
    let client: PostgresClient
    let queue: JobQueue
    let listing: JobListing

    /// Makes the database, runs `body` with it and drops it.
    static func with(_ body: @Sendable (QueueDatabase) async throws -> Void) async throws {
        try await TestDatabase.withDatabase { database in
            try await Command.run(
                "/usr/bin/env",
                ["psql", database.url, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", "CREATE SCHEMA rollcall"]
                    + Migration.control.flatMap { ["-f", $0] })
            try await database.withClient(connections: 12, { $0.applicationName = "jobs-test" }) { client in
                try await body(QueueDatabase(database: database, client: client))
            }
        }
    }

    private init(database: TestDatabase, client: PostgresClient) {
        self.database = database
        self.client = client
        queue = JobQueue(client: client, logger: TestDatabase.logger)
        listing = JobListing(client: client)
    }

    // MARK: Writing

    func enqueue(_ jobs: [NewJob]) async throws {
        try await client.transaction { transaction in queue.enqueue(jobs, in: transaction) }
    }

    func enqueue(_ count: Int, of tenantID: String = "t", kind: JobKind = kind, maxAttempts: Int = 20) async throws {
        let jobs = (0..<count).map { number in
            NewJob(
                tenantID: tenantID, kind: kind, payload: ["n": .integer(Int64(number))], maxAttempts: maxAttempts)
        }
        try await enqueue(jobs)
    }

    /// A worker's row, without a process behind it.
    func register() async throws -> Int64 {
        let rows = try await client.query(WorkerStatements.register, [.text("test"), .int4(1)])
        return try #require(rows.first).decode(Int64.self)
    }

    /// Claims as a worker does.
    func claim(
        _ worker: Int64, tenants: [String] = ["t"], share: Int = 100, limit: Int = 100, lease: Double = 600
    ) async throws -> [ClaimedJob] {
        let rows = try await client.query(
            JobStatements.claim,
            [
                .text(Self.kind.queue), .texts(tenants), .int8(Int64(share)), .int8(Int64(limit)), .int8(worker),
                .double(lease), .int2s(tenants.map { _ in -1 }), .int8s(tenants.map { _ in 0 }),
            ])
        return try rows.map { try ClaimedJob($0) }
    }

    func end(_ jobs: [ClaimedJob], of worker: Int64, _ outcome: JobOutcome) async throws -> Int {
        let endings = jobs.map { JobEnding(job: HeldJob(id: $0.id, attempt: $0.attempt), outcome: outcome) }
        let results = try await client.pipeline(EndingStatements(endings, workerID: worker).statements)
        return results.reduce(0) { $0 + $1.affected }
    }

    func execute(_ sql: String) async throws {
        _ = try await client.query(Statement("test.\(sql.hashValue)", sql))
    }

    // MARK: Looking

    func count(_ sql: String) async throws -> Int {
        let rows = try await client.query(Statement("test.\(sql.hashValue)", "SELECT count(*) FROM \(sql)"))
        return try #require(rows.first).decode(Int.self)
    }

    func jobs(_ state: JobState? = nil) async throws -> [JobRecord] {
        try await listing.page(JobFilter(state: state), limit: 1_000).jobs
    }

    // MARK: Working

    /// Runs `body` while a worker works; then stops the worker and waits for its end.
    func withWorker(
        _ handlers: [any JobHandler], recurring: [RecurringJob] = [],
        _ configure: (inout JobWorkerConfiguration) -> Void = { _ in },
        _ body: () async throws -> Void
    ) async throws {
        var configuration = JobWorkerConfiguration()
        configuration.reconnect = Backoff(first: .milliseconds(20), limit: .milliseconds(200))
        configure(&configuration)
        let worker = JobWorker(
            client: client, handlers: handlers, recurring: recurring, configuration: configuration,
            logger: TestDatabase.logger,
            metrics: NOOPMetricsHandler.instance)
        let task = Task { await worker.run() }
        do {
            try await body()
        } catch {
            task.cancel()
            await task.value
            throw error
        }
        task.cancel()
        await task.value
    }
}
