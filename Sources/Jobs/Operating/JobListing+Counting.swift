package import Postgres

extension JobListing {
    /// How many jobs match a filter that names a state, counted up to `most`; nil for a filter whose jobs can't all be changed.
    package func count(_ filter: JobFilter, most: Int) async throws(PostgresError) -> Int? {
        guard let state = filter.state, let statement = JobSweepStatements.counts[state] else { return nil }
        return try await client.query(
            statement, [.text(filter.kind), .text(filter.tenantID), .text(filter.queue), .int8(Int64(most))]
        ).first?.decode(Int.self) ?? 0
    }

    /// Every queue in which workers did something lately, by name.
    package func recentQueues() async throws(PostgresError) -> [String] {
        try await client.query(RateStatements.queues).map { row throws(PostgresError) in try row.decode(String.self) }
    }
}
