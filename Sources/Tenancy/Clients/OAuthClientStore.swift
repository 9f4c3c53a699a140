package import FoundationEssentials
package import Postgres

/// The OAuth clients of SCIM configurations.
package struct OAuthClientStore: Sendable {
    /// How many clients of one configuration may be live at a time.
    package static let mostLiveClients = 10
    /// How many secrets of one client may be live at a time.
    package static let mostLiveSecrets = 5
    /// Days for which a secret is good: one to three years.
    package static let expiryRange = 365...1_095
    package static let defaultExpiry = 730

    let client: PostgresClient
    let hasher: SecretHasher
    let identifiers: IdentifierGenerator
    let clock: WallClock
    /// Says why a URL may not be asked for keys; nil when it may.
    let urlRule: @Sendable (String) -> String?

    package init(
        client: PostgresClient, hasher: SecretHasher, identifiers: IdentifierGenerator, clock: WallClock,
        urlRule: @escaping @Sendable (String) -> String?
    ) {
        self.client = client
        self.hasher = hasher
        self.identifiers = identifiers
        self.clock = clock
        self.urlRule = urlRule
    }

    /// Makes a client inside a transaction, next to the event that tells of it, and its first secret unless it brings
    /// assertions.
    ///
    /// Throws ``TenancyError/nameInvalid(_:)``, ``TenancyError/trustInvalid(member:sentence:)``,
    /// ``TenancyError/secretExpiryOutOfRange(days:allowed:)``, ``TenancyError/tooManyClients(limit:)`` and
    /// ``TenancyError/configurationNotFound``; the transaction is then over.
    package func create(
        _ new: NewOAuthClient, secretExpiresInDays days: Int = defaultExpiry, for configuration: SCIMConfiguration,
        in transaction: PostgresTransaction
    ) async throws -> (client: OAuthClient, secret: IssuedSecret?) {
        let name = try DisplayName.validated(new.name)
        if let trust = new.trust { try check(trust) }
        let now = clock.now()
        let place: [Bind] = [.text(configuration.tenantID.text), .uuid(configuration.id)]
        let held = transaction.enqueue(SCIMConfigurationStatements.lock, place)
        let rows = try await transaction.query(
            OAuthClientStatements.insert,
            [
                .uuid(identifiers.next(at: now)), place[0], place[1], .text(name), .text(new.method.rawValue),
                .text(new.trust?.issuer), .text(new.trust?.jwksURL), .text(new.trust?.subject),
                .text(new.trust?.audience), .text(new.trust?.directoryID), .timestamp(now),
                .int8(Int64(Self.mostLiveClients)),
            ])
        guard try !held.rows.isEmpty else { throw TenancyError.configurationNotFound }
        guard let row = rows.first else { throw TenancyError.tooManyClients(limit: Self.mostLiveClients) }
        let client = try OAuthClient(row)
        guard client.method == .clientSecret else { return (client, nil) }
        let secret = try await insertSecret(
            identifiers.next(at: now), of: client, expiresInDays: days, at: now, in: transaction)
        return (client, secret)
    }

    /// Up to `limit` clients in the order of their making, revoked ones too.
    package func page(
        of configuration: SCIMConfiguration, after: UUID? = nil, limit: Int
    ) async throws -> Page<OAuthClient, UUID> {
        let rows = try await client.query(
            OAuthClientStatements.page,
            [
                .text(configuration.tenantID.text), .uuid(configuration.id), .uuid(after), .int8(Int64(limit) + 1),
            ])
        return Page(try rows.map(OAuthClient.init), limit: limit) { $0.id }
    }

    /// Those that are not deleted, in the order of their making; there are ``mostLiveClients`` at most.
    package func live(of configuration: SCIMConfiguration) async throws -> [OAuthClient] {
        try await client.query(
            OAuthClientStatements.live, [.text(configuration.tenantID.text), .uuid(configuration.id)]
        ).map { row throws(PostgresError) in try OAuthClient(row) }
    }

    /// Throws ``TenancyError/clientNotFound``, also for another configuration's.
    package func find(_ id: UUID, of configuration: SCIMConfiguration) async throws -> OAuthClient {
        let rows = try await client.query(
            OAuthClientStatements.find, CredentialStore.place(id, configuration))
        guard let row = rows.first else { throw TenancyError.clientNotFound }
        return try OAuthClient(row)
    }

    /// Ends a client with all its access tokens, everywhere within a second; once more changes nothing, and `isFirst` says
    /// so. Throws ``TenancyError/clientNotFound``; the transaction is then over.
    package func revoke(
        _ id: UUID, of configuration: SCIMConfiguration, in transaction: PostgresTransaction
    ) async throws -> (client: OAuthClient, isFirst: Bool) {
        let found = try await lock(id, of: configuration, in: transaction)
        guard found.revokedAt == nil else { return (found, false) }
        let rows = try await transaction.query(
            OAuthClientStatements.revoke, CredentialStore.place(id, configuration) + [.timestamp(clock.now())])
        guard let row = rows.first else { throw TenancyError.clientNotFound }
        return (try OAuthClient(row), true)
    }

    func lock(
        _ id: UUID, of configuration: SCIMConfiguration, in transaction: PostgresTransaction
    ) async throws -> OAuthClient {
        let rows = try await transaction.query(
            OAuthClientStatements.lock, CredentialStore.place(id, configuration))
        guard let row = rows.first else { throw TenancyError.clientNotFound }
        return try OAuthClient(row)
    }

    private func check(_ trust: FederationTrust) throws(TenancyError) {
        for (name, text) in trust.members {
            guard (1...FederationTrust.longest).contains(text.utf8.count), !text.utf8.contains(0) else {
                throw .trustInvalid(member: name, sentence: "\(name) has 1 to \(FederationTrust.longest) bytes")
            }
        }
        if let sentence = urlRule(trust.jwksURL) { throw .trustInvalid(member: "jwks_url", sentence: sentence) }
    }
}
