import FoundationEssentials
import Postgres

extension Credential {
    /// Reads the columns of ``CredentialStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (address, agent): (String?, String?)
        (
            id, configurationID, name, hint, createdAt, expiresAt, revokedAt, lastUsedAt, userID, replacedBy, address,
            agent
        ) = try row.decode(
            UUID.self, UUID.self, String.self, String.self, Date.self, Date.self, Date?.self, Date?.self, UUID?.self,
            UUID?.self, String?.self, String?.self)
        lastUsedBy = Caller(address: address, agent: agent)
    }
}
