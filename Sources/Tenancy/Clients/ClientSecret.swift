package import FoundationEssentials
import Postgres

/// What is known of an OAuth client's secret; neither the secret nor its hash.
package struct ClientSecret: Sendable, Hashable {
    package let id: UUID
    package let clientID: UUID
    /// Its last four characters.
    package let hint: String
    package let createdAt: Date
    package let expiresAt: Date
    package let revokedAt: Date?
    /// The secret that a rotation made in its place.
    package let replacedBy: UUID?

    /// What every such secret begins with.
    package static let prefix = SecretToken.Kind.clientSecret.rawValue

    package func isLive(at now: Date) -> Bool {
        revokedAt == nil && now < expiresAt
    }
}

extension ClientSecret {
    /// Reads the columns of ``ClientSecretStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        (id, clientID, hint, createdAt, expiresAt, revokedAt, replacedBy) = try row.decode(
            UUID.self, UUID.self, String.self, Date.self, Date.self, Date?.self, UUID?.self)
    }
}
