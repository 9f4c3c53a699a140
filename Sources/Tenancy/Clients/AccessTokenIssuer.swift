import FoundationEssentials
package import Postgres

/// Gives access tokens to clients that prove who they are (RFC 6749 §4.4): the use case behind the token endpoint.
///
/// Nothing holds a transaction while an issuer is asked for its keys.
package struct AccessTokenIssuer: Sendable {
    /// Seconds for which an access token is good. Identity providers want 60 to 360 minutes.
    package static let lifetime = 7_200

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

    /// A new access token, `rca_…`, for a client of the tenant whose slug the URL names.
    ///
    /// Throws a ``ClientRefusal``, which nobody outside may be told, or what the database says.
    package func issue(clientID: String, _ proof: Proof, slug: String) async throws -> String {
        let now = clock.now()
        guard let id = UUID(uuidString: clientID) else { throw ClientRefusal.unknown }
        let rows = try await client.query(OAuthClientStatements.authenticate, [.uuid(id), .text(slug)])
        guard let row = rows.first else { throw ClientRefusal.unknown }
        let method = try ClientMethod(stored: row.decode(String.self, at: 1))
        switch proof {
        case .secret(let text):
            guard method == .clientSecret else { throw ClientRefusal.otherMethod }
            let secretID = try await check(text, of: id, at: now)
            try Self.check(row)
            return try await insert(for: id, secretID: secretID, spending: nil, at: now)
        case .assertion(let text):
            guard method == .workloadIdentity else { throw ClientRefusal.otherMethod }
            let assertion = try await check(text, Self.trust(row), at: now)
            try Self.check(row)
            return try await insert(for: id, secretID: nil, spending: assertion, at: now)
        }
    }

    /// After the proof: the log then says of whose client it speaks.
    private static func check(_ row: Row) throws {
        guard try row.decode(Date?.self, at: 2) == nil else { throw ClientRefusal.clientRevoked }
        let state = try ConfigurationState(stored: row.decode(String.self, at: 3))
        guard state == .enabled else { throw ClientRefusal.configurationDisabled }
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

    private static func trust(_ row: Row) throws(PostgresError) -> FederationTrust {
        FederationTrust(
            issuer: try row.decode(String.self, at: 4), jwksURL: try row.decode(String.self, at: 5),
            subject: try row.decode(String.self, at: 6), audience: try row.decode(String.self, at: 7),
            directoryID: try row.decode(String?.self, at: 8))
    }

    /// The assertion is spent with the token that it obtains, or neither is written: of two processes that see it at once
    /// one gives a token.
    private func insert(
        for id: UUID, secretID: UUID?, spending assertion: ClientAssertion?, at now: Date
    ) async throws -> String {
        var random = SystemRandomNumberGenerator()
        let token = SecretToken(.accessToken, random: &random)
        var statements: [(Statement, [Bind])] = [
            (
                AccessTokenStatements.insert,
                [
                    .bytes(hasher.hash(token.text)), .uuid(id), .uuid(secretID), .timestamp(now),
                    .timestamp(now.addingTimeInterval(Double(Self.lifetime))),
                ]
            )
        ]
        if let assertion {
            statements.append(
                (
                    AccessTokenStatements.spend,
                    [.uuid(id), .bytes(assertion.digest), .timestamp(assertion.rememberedUntil)]
                ))
        }
        do {
            _ = try await client.pipeline(statements)
        } catch {
            guard error.constraint == AccessTokenStatements.spentOnce else { throw error }
            throw ClientRefusal.replayed
        }
        return token.text
    }
}
