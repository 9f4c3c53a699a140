import FoundationEssentials
import Postgres

extension APIKey {
    /// Reads the columns of ``APIKeyStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (tenant, scopes): (String?, [String]?)
        (id, name, hint, tenant, scopes, createdAt, expiresAt, revokedAt, lastUsedAt) = try row.decode(
            UUID.self, String.self, String.self, String?.self, [String]?.self, Date.self, Date?.self, Date?.self,
            Date?.self)
        self.scopes = scopes.map { .only(Set($0.compactMap(AdminScope.init(text:)))) } ?? .everything
        tenantID = if let tenant { try TenantID(stored: tenant) } else { nil }
    }
}
