package import Postgres

extension JobListing {
    /// A tenant's jobs of some kinds that run, are ready or soon will be, the oldest first, at most `limit`.
    ///
    /// Meant for kinds of which a tenant has few: what waits in their queues for this tenant is read through.
    package func underWay(
        _ kinds: [JobKind], of tenantID: String, limit: Int
    ) async throws(PostgresError) -> [JobRecord] {
        let rows = try await client.query(
            JobListingStatements.underWay,
            [
                .text(tenantID), .texts(kinds.map(\.name)), .texts(Array(Set(kinds.map(\.queue)))), .int8(Int64(limit)),
            ])
        return try rows.map { row throws(PostgresError) in try JobRecord(row) }
    }
}
