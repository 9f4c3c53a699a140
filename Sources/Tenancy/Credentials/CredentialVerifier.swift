package import FoundationEssentials
package import Postgres

/// Decides whether a bearer token opens a tenant's SCIM endpoint.
///
/// A token without the right form costs no query; any other costs one index probe a second at most, since what was found,
/// nothing included, is kept for a second. So a revocation counts everywhere within a second.
package struct CredentialVerifier: Sendable {
    private let client: PostgresClient
    private let hasher: SecretHasher
    private let uses: LastUseRecorder
    private let cache: BriefCache<[UInt8], StoredCredential?>

    /// `cacheCapacity` bounds the tokens that are remembered, invented ones included; about 1 kB each.
    package init(
        client: PostgresClient, hasher: SecretHasher, uses: LastUseRecorder, cacheCapacity: Int = 20_000
    ) {
        self.client = client
        self.hasher = hasher
        self.uses = uses
        cache = BriefCache(lifetime: 1, capacity: cacheCapacity)
    }

    /// Judges the token for the tenant whose slug the URL names; `caller` is asked for only when the use is to be noted.
    /// Throws only when the database can't be asked.
    package func verify(
        token: String, slug: String, at now: Date, by caller: @autoclosure @Sendable () -> Caller = .unknown
    ) async throws(PostgresError) -> CredentialVerdict {
        guard let presented = Presented(token) else { return .refused(.malformed) }
        guard let stored = try await stored(presented, at: now) else { return .refused(.unknown) }
        let verdict = stored.verdict(slug: slug, at: now)
        if case .refused = verdict { return verdict }
        uses.note(presented.subject, stored.identity.credentialID, at: now, last: stored.lastUsedAt, by: caller)
        return verdict
    }

    /// Whose the token is, also when it was refused; nil for what is no token of anybody's. For the provisioning log alone.
    package func owner(
        of token: String, at now: Date
    ) async throws(PostgresError) -> ProvisioningIdentity? {
        guard let presented = Presented(token) else { return nil }
        return try await stored(presented, at: now)?.identity
    }

    /// A token by its kind: long-lived and given to an administrator, or short-lived and given to an OAuth client.
    private struct Presented {
        let token: SecretToken
        let subject: LastUseRecorder.Subject

        init?(_ text: String) {
            if let token = SecretToken(parsing: text, as: .credential) {
                (self.token, subject) = (token, .credential)
            } else if let token = SecretToken(parsing: text, as: .accessToken) {
                (self.token, subject) = (token, .oauthClient)
            } else {
                return nil
            }
        }
    }

    private func stored(_ presented: Presented, at now: Date) async throws(PostgresError) -> StoredCredential? {
        let text = presented.token.text
        let hash = hasher.hash(text)
        if let known = cache.value(for: hash, at: now) { return known }
        let row =
            if presented.subject == .oauthClient {
                try await client.query(AccessTokenStatements.verify, [.bytes(hash)]).first
            } else {
                try await client.query(
                    CredentialStatements.verify, [.bytes(hash), .bytes(hasher.hashOfPersonToken(text))]
                ).first
            }
        let stored: StoredCredential? = if let row { try StoredCredential(row) } else { nil }
        cache.keep(stored, for: hash, readAt: now)
        return stored
    }
}
