package import FoundationEssentials
package import Postgres

/// The bearer tokens of SCIM configurations.
package struct CredentialStore: Sendable {
    /// How many tokens of one configuration, or of one person, may be live at a time: enough to change one without a gap.
    package static let mostLiveTokens = 5
    package static let expiryRange = 1...730
    package static let defaultExpiry = 365

    private let client: PostgresClient
    private let hasher: SecretHasher
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

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
        var random = SystemRandomNumberGenerator()
        return try await issue(
            name: name, expiresInDays: days, for: configuration, standingFor: userID, random: &random)
    }

    /// The same with randomness of the caller's.
    package func issue(
        name: String, expiresInDays days: Int, for configuration: SCIMConfiguration, standingFor userID: UUID? = nil,
        random: inout some RandomNumberGenerator
    ) async throws -> IssuedToken {
        let name = try DisplayName.validated(name)
        guard Self.expiryRange.contains(days) else {
            throw TenancyError.expiryOutOfRange(days: days, allowed: Self.expiryRange)
        }
        let token = SecretToken(.credential, random: &random)
        let now = clock.now()
        let tenant = Bind.text(configuration.tenantID.text)
        let results = try await client.pipeline([
            (SCIMConfigurationStatements.lock, [tenant, .uuid(configuration.id)]),
            (
                CredentialStatements.insert,
                [
                    .uuid(identifiers.next(at: now)), tenant, .uuid(configuration.id), .text(name),
                    .bytes(userID == nil ? hasher.hash(token.text) : hasher.hashOfPersonToken(token.text)),
                    .text(token.hint), .timestamp(now),
                    .timestamp(now.addingTimeInterval(Double(days) * 86_400)), .int8(Int64(Self.mostLiveTokens)),
                    .uuid(userID),
                ]
            ),
        ])
        if results[0].isEmpty { throw TenancyError.configurationNotFound }
        guard let row = results[1].first else {
            throw TenancyError.tooManyLiveTokens(limit: Self.mostLiveTokens)
        }
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

    /// Ends a token, everywhere within a second; revoking it again changes nothing.
    @discardableResult
    package func revoke(_ id: UUID, of configuration: SCIMConfiguration) async throws -> Credential {
        let rows = try await client.query(
            CredentialStatements.revoke,
            [
                .text(configuration.tenantID.text), .uuid(configuration.id), .uuid(id), .timestamp(clock.now()),
            ])
        guard let row = rows.first else { throw TenancyError.credentialNotFound }
        return try Credential(row)
    }
}
