package import Postgres

/// A transaction that is inside one tenant's schema.
package struct TenantTransaction: Sendable {
    package let tenant: Tenant
    /// The same transaction for control tables and jobs, whose statements name their schema themselves.
    package let postgres: PostgresTransaction

    init(tenant: Tenant, postgres: PostgresTransaction) {
        self.tenant = tenant
        self.postgres = postgres
    }

    /// Sends the statement, after all that was enqueued, and waits for its rows.
    nonisolated(nonsending) package func query(_ statement: Statement, _ binds: [Bind] = []) async throws(PostgresError)
        -> Rows
    {
        try await postgres.query(statement, in: tenant.id.schema, binds)
    }

    /// Runs the body so that its failure undoes its own work alone; see `PostgresTransaction.savepoint`.
    nonisolated(nonsending) package func savepoint<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await postgres.savepoint(body)
    }

    /// Leaves the statement for the next ``query(_:_:)`` or for the commit, in the same round trip.
    @discardableResult
    package func enqueue(_ statement: Statement, _ binds: [Bind] = []) -> PendingRows {
        postgres.enqueue(statement, in: tenant.id.schema, binds)
    }
}
