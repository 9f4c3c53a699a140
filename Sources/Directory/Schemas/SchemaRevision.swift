import Postgres
import Tenancy

/// Changes of a tenant's schemas and resource types: one after the other, and known to everybody within a second.
struct SchemaRevision: Sendable {
    let database: TenantDatabase

    /// The tenant's row is locked first and its revision counted.
    func change<Result: Sendable>(
        of tenant: Tenant, _ body: (TenantTransaction) async throws -> Result
    ) async throws -> Result {
        try await database.transaction(for: tenant) { transaction in
            _ = try await transaction.query(SchemaStatements.revise, [.text(tenant.id.text)])
            return try await body(transaction)
        }
    }
}
