import Foundation
package import Postgres

/// How operators look at the queue and step in.
package struct JobListing: Sendable {
    let client: PostgresClient

    package init(client: PostgresClient) {
        self.client = client
    }

    /// A page of at most `limit` jobs, newest first; completed ones by their end.
    package func page(
        _ filter: JobFilter, after cursor: JobCursor? = nil, limit: Int
    ) async throws(PostgresError) -> JobPage {
        var binds: [Bind] = [
            .text(filter.kind), .text(filter.tenantID), .text(filter.queue), .int8(cursor?.id),
            .int8(Int64(limit) + 1),
        ]
        if filter.state == .completed { binds.append(.int8(cursor?.finishedAt ?? 0)) }
        var records: [JobRecord] = []
        for row in try await client.query(JobListingStatements.list(filter.state), binds) {
            records.append(try JobRecord(row))
        }
        guard records.count > limit else { return JobPage(jobs: records, next: nil) }
        records.removeLast()
        return JobPage(jobs: records, next: records.last.map(JobCursor.init))
    }

    /// One live job; nil when there is none or it has completed.
    package func find(_ id: Int64) async throws(PostgresError) -> JobRecord? {
        try await client.query(JobListingStatements.find, [.int8(id)]).first.map { row throws(PostgresError) in
            try JobRecord(row)
        }
    }

    /// Makes a discarded or scheduled job ready, with all its attempts before it. The caller then hints its queue.
    package func retry(_ id: Int64) async throws(PostgresError) -> JobChange {
        try await change(id, by: JobListingStatements.retry)
    }

    /// Gives up a job that waits.
    package func discard(_ id: Int64) async throws(PostgresError) -> JobChange {
        try await change(id, by: JobListingStatements.discard)
    }

    /// Ends a job for good: at once if it waits; if it runs, its handler is cancelled within a few seconds.
    package func cancel(_ id: Int64) async throws(PostgresError) -> JobChange {
        try await change(id, by: JobListingStatements.cancel)
    }

    /// Makes all discarded or all scheduled jobs ready that match, if they are as many as `expected`; nil for another state.
    package func retry(all filter: JobFilter, expected: Int) async throws(PostgresError) -> JobSweep? {
        switch filter.state {
        case .discarded: try await sweep(filter, expected, by: JobSweepStatements.retryDiscarded)
        case .scheduled: try await sweep(filter, expected, by: JobSweepStatements.retryScheduled)
        default: nil
        }
    }

    /// Gives up all ready or all scheduled jobs that match, if they are as many as `expected`; nil for another state.
    package func discard(all filter: JobFilter, expected: Int) async throws(PostgresError) -> JobSweep? {
        switch filter.state {
        case .ready: try await sweep(filter, expected, by: JobSweepStatements.discardReady)
        case .scheduled: try await sweep(filter, expected, by: JobSweepStatements.discardScheduled)
        default: nil
        }
    }

    private func sweep(
        _ filter: JobFilter, _ expected: Int, by statement: Statement
    ) async throws(PostgresError) -> JobSweep {
        let rows = try await client.query(
            statement, [.text(filter.kind), .text(filter.tenantID), .text(filter.queue), .int8(Int64(expected))])
        let (matching, changed) = try rows.first?.decode(Int.self, Int.self) ?? (0, 0)
        return matching == expected ? .changed(changed) : .unexpected(matching)
    }

    /// Removes a job that was given up.
    package func delete(_ id: Int64) async throws(PostgresError) -> JobChange {
        try await change(id, by: JobListingStatements.delete)
    }

    /// Every queue in which something waits, runs or was given up.
    package func depths() async throws(PostgresError) -> [QueueDepth] {
        var depths: [QueueDepth] = []
        for row in try await client.query(JobListingStatements.depths, [.int8(Int64(QueueDepth.limit))]) {
            let (queue, ready, scheduled, running, discarded) = try row.decode(
                String.self, Int.self, Int.self, Int.self, Int.self)
            let recent = try await minutes(of: queue, last: QueueDepth.rateMinutes)
            let heads = try await client.query(JobListingStatements.heads, [.text(queue)]).first
            let (tenants, age) = try heads?.decode(Int.self, Double?.self) ?? (0, nil)
            depths.append(
                QueueDepth(
                    queue: queue, ready: ready, scheduled: scheduled, running: running, discarded: discarded,
                    tenants: tenants, oldestReadySeconds: age, recent: recent))
        }
        return depths
    }

    /// The last whole minutes of a queue, oldest first.
    package func minutes(of queue: String, last count: Int) async throws(PostgresError) -> [QueueMinute] {
        try await client.query(RateStatements.minutes, [.text(queue), .int4(Int32(clamping: count))])
            .map { row throws(PostgresError) in
                let (minute, completed, failed, discarded) = try row.decode(Date.self, Int.self, Int.self, Int.self)
                return QueueMinute(minute: minute, completed: completed, failed: failed, discarded: discarded)
            }
    }

    package func workers() async throws(PostgresError) -> [WorkerRecord] {
        let lifetime = LeaseMachine.Timing().lifetime
        let binds: [Bind] = [.double(lifetime.inSeconds), .int8(Int64(QueueDepth.limit))]
        var workers: [WorkerRecord] = []
        for row in try await client.query(JobListingStatements.workers, binds) {
            let (id, host, processID, startedAt, seenAt, isAlive, running) = try row.decode(
                Int64.self, String.self, Int32.self, Date.self, Date.self, Bool.self, Int.self)
            workers.append(
                WorkerRecord(
                    id: id, host: host, processID: Int(processID), startedAt: startedAt, seenAt: seenAt,
                    isAlive: isAlive, running: running))
        }
        return workers
    }

    private func change(_ id: Int64, by statement: Statement) async throws(PostgresError) -> JobChange {
        if let row = try await client.query(statement, [.int8(id)]).first { return .changed(try JobRecord(row)) }
        guard let job = try await find(id) else { return .notFound }
        return .conflict(job.state)
    }
}
