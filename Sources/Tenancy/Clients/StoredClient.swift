import FoundationEssentials
import Postgres

/// An OAuth client's row with all that decides whether it gets an access token.
struct StoredClient: Sendable {
    let identity: ProvisioningIdentity
    let isRevoked: Bool
    /// Nil for a client with secrets.
    let trust: FederationTrust?

    /// Of the client `c`, behind ``StoredCredential/columns`` and what these stand behind.
    static let trustColumns = "c.issuer, c.jwks_url, c.subject, c.audience, c.directory_id"

    /// Reads the row of ``OAuthClientStatements/authenticate``.
    init(_ row: Row) throws(PostgresError) {
        let stored = try StoredCredential(row)
        identity = stored.identity
        isRevoked = stored.revokedAt != nil
        let first = row.count - 5
        guard let issuer = try row.decode(String?.self, at: first) else {
            trust = nil
            return
        }
        trust = FederationTrust(
            issuer: issuer, jwksURL: try row.decode(String.self, at: first + 1),
            subject: try row.decode(String.self, at: first + 2), audience: try row.decode(String.self, at: first + 3),
            directoryID: try row.decode(String?.self, at: first + 4))
    }

    /// Why it gets nothing whatever it brings; nil when it may prove who it is.
    var refusal: ClientRefusal? {
        if isRevoked { return .clientRevoked }
        return identity.configuration.state == .enabled ? nil : .configurationDisabled
    }
}
