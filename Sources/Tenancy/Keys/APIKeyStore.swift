package import FoundationEssentials
package import Postgres

/// The keys of the admin API.
package struct APIKeyStore: Sendable {
    package static let expiryRange = 1...3650

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

    /// Makes a key, bound to a tenant or, without one, good for all. It is in the answer and nowhere else.
    ///
    /// Throws ``TenancyError/nameInvalid(_:)``, ``TenancyError/scopesMissing``, ``TenancyError/expiryOutOfRange(days:allowed:)``,
    /// ``TenancyError/expiryBeyondCaller``, ``TenancyError/tenantNotFound``.
    package func create(
        name: String, tenant: TenantID? = nil, scopes: AdminScopes = .everything, expiresInDays days: Int? = nil,
        by caller: AdminIdentity = .bootstrap
    ) async throws -> IssuedKey {
        if scopes.texts?.isEmpty == true { throw TenancyError.scopesMissing }
        let name = try DisplayName.validated(name)
        if let days, !Self.expiryRange.contains(days) {
            throw TenancyError.expiryOutOfRange(days: days, allowed: Self.expiryRange)
        }
        var random = SystemRandomNumberGenerator()
        let key = SecretToken(.apiKey, random: &random)
        let now = clock.now()
        let expiry = days.map { now.addingTimeInterval(Double($0) * 86_400) }
        if let end = caller.expiresAt, expiry ?? .distantFuture > end { throw TenancyError.expiryBeyondCaller }
        do {
            let rows = try await client.query(
                APIKeyStatements.insert,
                [
                    .uuid(identifiers.next(at: now)), .text(name), .bytes(hasher.hash(key.text)), .text(key.hint),
                    .text(tenant?.text), .timestamp(now),
                    .timestamp(expiry), .texts(scopes.texts ?? []),
                ])
            guard let row = rows.first else { throw TenancyError.apiKeyNotFound }
            return IssuedKey(apiKey: try APIKey(row), key: key.text)
        } catch let error as PostgresError where error.constraint == "api_keys_tenant" {
            throw TenancyError.tenantNotFound
        }
    }

    /// Up to `limit` keys in the order of their making, dead ones too; with a tenant, only those bound to it.
    package func page(
        of tenant: TenantID? = nil, after: UUID? = nil, limit: Int
    ) async throws -> Page<APIKey, UUID> {
        let binds: [Bind] = [.uuid(after), .int8(Int64(limit) + 1)]
        let rows =
            if let tenant {
                try await client.query(APIKeyStatements.pageOfTenant, binds + [.text(tenant.text)])
            } else {
                try await client.query(APIKeyStatements.page, binds)
            }
        return Page(try rows.map(APIKey.init), limit: limit) { $0.id }
    }

    /// One key, a dead one too; nil when there is none. With a tenant, only a key bound to it.
    package func find(_ id: UUID, of tenant: TenantID? = nil) async throws -> APIKey? {
        let rows = try await client.query(APIKeyStatements.find, [.uuid(id), .text(tenant?.text)])
        return try rows.first.map(APIKey.init)
    }

    /// A key that the caller may end. Throws what ``revoke(_:of:by:)`` throws.
    package func revocable(_ id: UUID, of tenant: TenantID? = nil, by caller: AdminIdentity) async throws -> APIKey {
        guard let key = try await find(id, of: tenant) else { throw TenancyError.apiKeyNotFound }
        guard key.scopes.areWithin(caller.scopes) else { throw TenancyError.apiKeyBeyondCaller }
        return key
    }

    /// Ends a key, everywhere within a second; revoking it again changes nothing. With a tenant, only a key bound to it.
    ///
    /// Throws ``TenancyError/apiKeyNotFound`` and ``TenancyError/apiKeyBeyondCaller``.
    @discardableResult
    package func revoke(
        _ id: UUID, of tenant: TenantID? = nil, by caller: AdminIdentity = .bootstrap
    ) async throws -> APIKey {
        // What a key is good for never changes, so it may be read before.
        _ = try await revocable(id, of: tenant, by: caller)
        let rows = try await client.query(
            APIKeyStatements.revoke, [.uuid(id), .timestamp(clock.now()), .text(tenant?.text)])
        guard let row = rows.first else { throw TenancyError.apiKeyNotFound }
        return try APIKey(row)
    }
}
