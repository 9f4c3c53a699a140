package import FoundationEssentials
import Postgres

/// A live secret of a SCIM configuration that is about to end, and that no other follows.
package struct ExpiringSecret: Sendable, Hashable {
    package let id: UUID
    package let configurationID: UUID
    /// The token's, or that of the client whose secret it is.
    package let name: String
    package let expiresAt: Date

    /// Reads the rows of ``CredentialStatements/expiring`` and ``ClientSecretStatements/expiring``.
    init(_ row: Row) throws(PostgresError) {
        (id, configurationID, name, expiresAt) = try row.decode(UUID.self, UUID.self, String.self, Date.self)
    }
}
