import FoundationEssentials
package import Postgres

/// Gives access tokens to clients that prove who they are (RFC 6749 §4.4): the use case behind the token endpoint.
///
/// Nothing holds a transaction while an issuer is asked for its keys.
package struct AccessTokenIssuer: Sendable {
    /// Seconds for which an access token is good. Identity providers want 60 to 360 minutes.
    package static let lifetime = 7_200
    /// Tokens that a client may have at a time: who takes more ends their own oldest. Dead ones count until they are forgotten.
    package static let mostTokens = 200

    /// How a client proves who it is.
    package enum Proof: Sendable {
        case secret(String)
        /// A JWT in compact form.
        case assertion(String)
    }

    private let client: PostgresClient
    private let hasher: SecretHasher
    private let keySets: KeySetCache
    private let clock: WallClock

    package init(client: PostgresClient, hasher: SecretHasher, keySets: KeySetCache, clock: WallClock) {
        self.client = client
        self.hasher = hasher
        self.keySets = keySets
        self.clock = clock
    }

    /// The client of the tenant whose slug the URL names that has proven who it is. Nothing is written, and no assertion spent.
    ///
    /// Without `clientID` it is the one that the assertion's issuer, subject and audience are meant for (RFC 7521 §4.2).
    ///
    /// Throws a ``RefusedClient`` or what the database says.
    package func authenticate(clientID: String?, _ proof: Proof, slug: String) async throws -> ProvenClient {
        let now = clock.now()
        guard let stored = try await find(clientID, proof, slug) else { throw RefusedClient(.unknown, of: nil) }
        do {
            // Before the proof: what is over makes nobody ask an issuer for its keys.
            if let refusal = stored.refusal { throw refusal }
            let client = try await prove(stored, proof, at: now)
            // After it: that much is told to who has proven who they are.
            guard client.identity.tenant.state == .active else { throw ClientRefusal.tenantSuspended }
            return client
        } catch let refusal as ClientRefusal {
            throw RefusedClient(refusal, of: stored.identity)
        }
    }

    private func find(_ clientID: String?, _ proof: Proof, _ slug: String) async throws -> StoredClient? {
        if let clientID {
            guard let id = UUID(uuidString: clientID) else { return nil }
            return try await client.query(OAuthClientStatements.authenticate, [.uuid(id), .text(slug)]).first.map {
                try StoredClient($0)
            }
        }
        guard case .assertion(let text) = proof, let assertion = try? ClientAssertion(parsing: text),
            let issuer = assertion.issuer, let subject = assertion.subject,
            // No client has such a text, and Postgres takes none.
            ![issuer, subject, assertion.audiences.joined()].contains(where: { $0.utf8.contains(0) })
        else { return nil }
        let rows = try await client.query(
            OAuthClientStatements.trusting,
            [.text(slug), .text(issuer), .text(subject), .texts(assertion.audiences)])
        return rows.count == 1 ? try rows.first.map { try StoredClient($0) } : nil
    }

    private func prove(_ stored: StoredClient, _ proof: Proof, at now: Date) async throws -> ProvenClient {
        switch proof {
        case .secret(let text):
            guard stored.trust == nil else { throw ClientRefusal.otherMethod }
            let id = try await check(text, of: stored.identity.credentialID, at: now)
            return ProvenClient(identity: stored.identity, secretID: id, assertion: nil)
        case .assertion(let text):
            guard let trust = stored.trust else { throw ClientRefusal.otherMethod }
            let assertion = try await check(text, trust, at: now)
            return ProvenClient(identity: stored.identity, secretID: nil, assertion: assertion)
        }
    }

    private func check(_ text: String, of id: UUID, at now: Date) async throws -> UUID {
        guard let secret = SecretToken(parsing: text, as: .clientSecret) else { throw ClientRefusal.unknown }
        let rows = try await client.query(
            ClientSecretStatements.authenticate, [.bytes(hasher.hashOfClientSecret(secret.text)), .uuid(id)])
        guard let row = rows.first else { throw ClientRefusal.unknown }
        let (secretID, expiresAt, revokedAt) = try row.decode(UUID.self, Date.self, Date?.self)
        guard revokedAt == nil else { throw ClientRefusal.secretRevoked }
        guard now < expiresAt else { throw ClientRefusal.secretExpired }
        return secretID
    }

    private func check(_ text: String, _ trust: FederationTrust, at now: Date) async throws -> ClientAssertion {
        let assertion = try ClientAssertion(parsing: text)
        try assertion.check(trust, at: now)
        guard let keys = await keySets.keys(at: trust.jwksURL, having: assertion.keyID, now: now) else {
            throw ClientRefusal.keysUnavailable
        }
        try assertion.verify(by: keys)
        return assertion
    }

    /// A new access token, `rca_…`. An assertion is spent with the token that it obtains, or neither is written: of two
    /// processes that see it at once one gives a token.
    ///
    /// Throws a ``RefusedClient`` or what the database says.
    package func grant(to proven: ProvenClient) async throws -> String {
        let now = clock.now()
        var random = SystemRandomNumberGenerator()
        let token = SecretToken(.accessToken, random: &random)
        var statements: [(Statement, [Bind])] = [
            (
                AccessTokenStatements.insert,
                [
                    .bytes(hasher.hash(token.text)), .uuid(proven.id), .uuid(proven.secretID), .timestamp(now),
                    .timestamp(now.addingTimeInterval(Double(Self.lifetime))),
                ]
            ),
            (AccessTokenStatements.trim, [.uuid(proven.id), .int8(Int64(Self.mostTokens))]),
        ]
        if let assertion = proven.assertion {
            statements.append(
                (
                    AccessTokenStatements.spend,
                    [.uuid(proven.id), .bytes(assertion.digest), .timestamp(assertion.rememberedUntil)]
                ))
        }
        do {
            _ = try await client.pipeline(statements)
        } catch {
            guard error.constraint == AccessTokenStatements.spentOnce else { throw error }
            throw RefusedClient(.replayed, of: proven.identity)
        }
        return token.text
    }
}
