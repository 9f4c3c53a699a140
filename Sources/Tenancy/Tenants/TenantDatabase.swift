package import Postgres

/// The door to tenants' rows: the only code that puts a schema's name into a statement of a tenant table.
///
/// A ``Tenant`` comes out of the control schema alone, and the schema's name out of the tenant, so a statement can't reach
/// rows of a tenant that nobody looked up.
package struct TenantDatabase: Sendable {
    /// The same server without a tenant, for control tables and the queue.
    package let client: PostgresClient

    package init(client: PostgresClient) {
        self.client = client
    }

    /// Several statements as one transaction that commits when the body returns and is undone when it throws.
    nonisolated(nonsending) package func transaction<Result: Sendable>(
        for tenant: Tenant, _ body: (TenantTransaction) async throws -> Result
    ) async throws -> Result {
        try await client.transaction(affinity: tenant.id.schema) { postgres in
            try await body(TenantTransaction(tenant: tenant, postgres: postgres))
        }
    }

    /// One statement, a transaction of its own.
    nonisolated(nonsending) package func query(
        _ statement: Statement, for tenant: Tenant, _ binds: [Bind] = []
    ) async throws(PostgresError) -> Rows {
        try await client.query(statement, in: tenant.id.schema, binds)
    }

    /// Several statements in one round trip, all or none of them.
    nonisolated(nonsending) package func pipeline(
        for tenant: Tenant, _ statements: [(Statement, [Bind])]
    ) async throws(PostgresError) -> [Rows] {
        try await client.pipeline(in: tenant.id.schema, statements)
    }

    /// The rows of one statement as they arrive.
    package func stream(_ statement: Statement, for tenant: Tenant, _ binds: [Bind] = []) -> RowStream {
        client.stream(statement, in: tenant.id.schema, binds)
    }
}
