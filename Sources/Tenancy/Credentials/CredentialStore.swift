package import FoundationEssentials
package import Postgres

/// The bearer tokens of SCIM configurations.
package struct CredentialStore: Sendable {
    /// How many tokens of one configuration, or of one person, may be live at a time: enough to change one without a gap.
    package static let mostLiveTokens = 5
    package static let expiryRange = 1...730
    package static let defaultExpiry = 365

    let client: PostgresClient
    let hasher: SecretHasher
    let identifiers: IdentifierGenerator
    let clock: WallClock

    package init(client: PostgresClient, hasher: SecretHasher, identifiers: IdentifierGenerator, clock: WallClock) {
        self.client = client
        self.hasher = hasher
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Makes a token. It is in the answer and nowhere else.
    ///
    /// With `userID` it stands for that person and opens `/Me` alone; the caller has seen that there is such a person.
    ///
    /// Throws ``TenancyError/nameInvalid(_:)``, ``TenancyError/expiryOutOfRange(days:allowed:)``,
    /// ``TenancyError/tooManyLiveTokens(limit:)``, ``TenancyError/configurationNotFound``.
    package func issue(
        name: String, expiresInDays days: Int = defaultExpiry, for configuration: SCIMConfiguration,
        standingFor userID: UUID? = nil
    ) async throws -> IssuedToken {
        try await client.transaction { transaction in
            try await issue(
                name: name, expiresInDays: days, for: configuration, standingFor: userID, in: transaction)
        }
    }

    /// The same inside a transaction, next to the event that tells of it.
    package func issue(
        name: String, expiresInDays days: Int, for configuration: SCIMConfiguration, standingFor userID: UUID?,
        in transaction: PostgresTransaction
    ) async throws -> IssuedToken {
        let now = clock.now()
        let held = transaction.enqueue(
            SCIMConfigurationStatements.lock, [.text(configuration.tenantID.text), .uuid(configuration.id)])
        let issued = try await insert(
            identifiers.next(at: now), name: name, expiresInDays: days, for: configuration, standingFor: userID,
            at: now, in: transaction)
        guard try !held.rows.isEmpty else { throw TenancyError.configurationNotFound }
        guard let issued else { throw TenancyError.tooManyLiveTokens(limit: Self.mostLiveTokens) }
        return issued
    }

    /// Nil when there are as many live ones as there may be; the configuration's row is locked before.
    func insert(
        _ id: UUID, name: String, expiresInDays days: Int, for configuration: SCIMConfiguration,
        standingFor userID: UUID?, at now: Date, in transaction: PostgresTransaction
    ) async throws -> IssuedToken? {
        let name = try DisplayName.validated(name)
        guard Self.expiryRange.contains(days) else {
            throw TenancyError.expiryOutOfRange(days: days, allowed: Self.expiryRange)
        }
        var random = SystemRandomNumberGenerator()
        let token = SecretToken(.credential, random: &random)
        let expiry = now.addingTimeInterval(Double(days) * 86_400)
        let rows = try await transaction.query(
            userID == nil ? CredentialStatements.insert : CredentialStatements.insertForPerson,
            [
                .uuid(id), .text(configuration.tenantID.text), .uuid(configuration.id), .text(name),
                .bytes(userID == nil ? hasher.hash(token.text) : hasher.hashOfPersonToken(token.text)),
                .text(token.hint), .timestamp(now), .timestamp(expiry), .int8(Int64(Self.mostLiveTokens)),
                .uuid(userID), .timestamp(ExpiryReminders.first(madeAt: now, expiresAt: expiry)),
            ])
        guard let row = rows.first else { return nil }
        return IssuedToken(credential: try Credential(row), token: token.text)
    }

    /// Up to `limit` tokens in the order of their making, dead ones too.
    package func page(
        of configuration: SCIMConfiguration, after: UUID? = nil, limit: Int
    ) async throws -> Page<Credential, UUID> {
        let rows = try await client.query(
            CredentialStatements.page,
            [
                .text(configuration.tenantID.text), .uuid(configuration.id), .uuid(after), .int8(Int64(limit) + 1),
            ])
        return Page(try rows.map(Credential.init), limit: limit) { $0.id }
    }

    /// When the configuration's identity provider is without a token at the latest; nil when it is now.
    package func lastExpiry(of configuration: SCIMConfiguration) async throws -> Date? {
        try await client.query(
            CredentialStatements.lastExpiry,
            [.text(configuration.tenantID.text), .uuid(configuration.id), .timestamp(clock.now())]
        ).first?.decode(Date?.self)
    }

    /// Up to `limit` live tokens of the configurations, which are the tenant's, that end by `end` and that no other follows; the
    /// next to end first. Those of people are not among them.
    package func expiring(
        by end: Date, of configurations: [UUID], of tenant: TenantID, limit: Int
    ) async throws -> [ExpiringSecret] {
        try await client.query(
            CredentialStatements.expiring,
            [
                .text(tenant.text), .uuids(configurations), .timestamp(clock.now()), .timestamp(end),
                .int8(Int64(limit)),
            ]
        ).map { row throws(PostgresError) in try ExpiringSecret(row) }
    }

    /// Throws ``TenancyError/credentialNotFound``, also for another configuration's.
    package func find(_ id: UUID, of configuration: SCIMConfiguration) async throws -> Credential {
        let rows = try await client.query(CredentialStatements.find, Self.place(id, configuration))
        guard let row = rows.first else { throw TenancyError.credentialNotFound }
        return try Credential(row)
    }

    static func place(_ id: UUID, _ configuration: SCIMConfiguration) -> [Bind] {
        [.text(configuration.tenantID.text), .uuid(configuration.id), .uuid(id)]
    }
}
