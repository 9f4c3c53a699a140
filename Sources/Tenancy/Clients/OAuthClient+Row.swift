import FoundationEssentials
import Postgres

extension OAuthClient {
    /// Reads the columns of ``OAuthClientStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (
            id, configurationID, name, method, issuer, jwksURL, subject, audience, directoryID, createdAt, revokedAt,
            lastUsedAt, address, agent
        ) = try row.decode(
            UUID.self, UUID.self, String.self, String.self, String?.self, String?.self, String?.self, String?.self,
            String?.self, Date.self, Date?.self, Date?.self, String?.self, String?.self)
        var trust: FederationTrust?
        if let issuer, let jwksURL, let subject, let audience {
            trust = FederationTrust(
                issuer: issuer, jwksURL: jwksURL, subject: subject, audience: audience, directoryID: directoryID)
        }
        self.init(
            id: id, configurationID: configurationID, name: name, method: try ClientMethod(stored: method),
            trust: trust, createdAt: createdAt, revokedAt: revokedAt, lastUsedAt: lastUsedAt,
            lastUsedBy: Caller(address: address, agent: agent))
    }
}
