import FoundationEssentials
import Postgres

extension APIKey {
    /// Reads the columns of ``APIKeyStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let tenant: String?
        (id, name, hint, tenant, createdAt, expiresAt, revokedAt, lastUsedAt) = try row.decode(
            UUID.self, String.self, String.self, String?.self, Date.self, Date?.self, Date?.self, Date?.self)
        tenantID = if let tenant { try TenantID(stored: tenant) } else { nil }
    }
}
