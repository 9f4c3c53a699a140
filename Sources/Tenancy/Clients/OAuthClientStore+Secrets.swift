package import FoundationEssentials
package import Postgres

extension OAuthClientStore {
    /// The secrets of the clients in the order of their making, dead ones too; of each a hundred, with all that are live.
    package func secrets(of clients: [UUID]) async throws -> [UUID: [ClientSecret]] {
        let rows = try await client.query(ClientSecretStatements.all, [.uuids(clients), .timestamp(clock.now())])
        return Dictionary(grouping: try rows.map { try ClientSecret($0) }, by: \.clientID)
    }

    /// Up to `limit` live secrets of the configurations' live clients that end by `end` and that no other follows; the next to
    /// end first.
    package func expiringSecrets(
        by end: Date, of configurations: [UUID], of tenant: TenantID, limit: Int
    ) async throws -> [ExpiringSecret] {
        try await client.query(
            ClientSecretStatements.expiring,
            [
                .text(tenant.text), .uuids(configurations), .timestamp(clock.now()), .timestamp(end),
                .int8(Int64(limit)),
            ]
        ).map { row throws(PostgresError) in try ExpiringSecret(row) }
    }

    /// Makes one more secret.
    ///
    /// Throws ``TenancyError/clientNotFound``, also for a revoked client, ``TenancyError/clientHasNoSecrets``,
    /// ``TenancyError/secretExpiryOutOfRange(days:allowed:)`` and ``TenancyError/tooManySecrets(limit:)``; the transaction is
    /// then over.
    package func issueSecret(
        of id: UUID, expiresInDays days: Int, of configuration: SCIMConfiguration, in transaction: PostgresTransaction
    ) async throws -> (client: OAuthClient, secret: IssuedSecret) {
        let found = try await lockForSecrets(id, of: configuration, in: transaction)
        let now = clock.now()
        let secret = try await insertSecret(
            identifiers.next(at: now), of: found, expiresInDays: days, at: now, in: transaction)
        return (found, secret)
    }

    /// Makes a secret in the place of another, which ends when the overlap does.
    ///
    /// Throws what ``issueSecret(of:expiresInDays:of:in:)`` does, ``TenancyError/secretNotFound``,
    /// ``TenancyError/credentialNotLive`` and ``TenancyError/credentialReplaced``; the transaction is then over.
    package func rotateSecret(
        _ secretID: UUID, overlap: SecretOverlap, expiresInDays days: Int, of id: UUID,
        of configuration: SCIMConfiguration, in transaction: PostgresTransaction
    ) async throws -> (client: OAuthClient, old: ClientSecret, new: IssuedSecret) {
        let found = try await lockForSecrets(id, of: configuration, in: transaction)
        let now = clock.now()
        let place: [Bind] = [.uuid(id), .uuid(secretID)]
        guard let row = try await transaction.query(ClientSecretStatements.find, place).first else {
            throw TenancyError.secretNotFound
        }
        let before = try ClientSecret(row)
        guard before.isLive(at: now) else { throw TenancyError.credentialNotLive }
        guard before.replacedBy == nil else { throw TenancyError.credentialReplaced }
        let (newID, end) = (identifiers.next(at: now), overlap.end(of: before.expiresAt, at: now))
        let replaced = try await transaction.query(
            ClientSecretStatements.replace,
            place + [.uuid(newID), .timestamp(end.expiresAt), .timestamp(end.revokedAt)])
        guard let old = try replaced.first.map({ try ClientSecret($0) }) else { throw TenancyError.secretNotFound }
        let new = try await insertSecret(newID, of: found, expiresInDays: days, at: now, in: transaction)
        return (found, old, new)
    }

    /// Ends a secret with the access tokens that it obtained, everywhere within a second; once more changes nothing.
    package func revokeSecret(
        _ secretID: UUID, of id: UUID, of configuration: SCIMConfiguration, in transaction: PostgresTransaction
    ) async throws -> (client: OAuthClient, secret: ClientSecret, isFirst: Bool) {
        let found = try await lock(id, of: configuration, in: transaction)
        let place: [Bind] = [.uuid(id), .uuid(secretID)]
        guard let row = try await transaction.query(ClientSecretStatements.find, place).first else {
            throw TenancyError.secretNotFound
        }
        let before = try ClientSecret(row)
        guard before.revokedAt == nil else { return (found, before, false) }
        let rows = try await transaction.query(ClientSecretStatements.revoke, place + [.timestamp(clock.now())])
        guard let row = rows.first else { throw TenancyError.secretNotFound }
        return (found, try ClientSecret(row), true)
    }

    private func lockForSecrets(
        _ id: UUID, of configuration: SCIMConfiguration, in transaction: PostgresTransaction
    ) async throws -> OAuthClient {
        let found = try await lock(id, of: configuration, in: transaction)
        guard found.revokedAt == nil else { throw TenancyError.clientNotFound }
        guard found.method == .clientSecret else { throw TenancyError.clientHasNoSecrets }
        return found
    }

    /// The client's row is locked, or new.
    func insertSecret(
        _ id: UUID, of client: OAuthClient, expiresInDays days: Int, at now: Date, in transaction: PostgresTransaction
    ) async throws -> IssuedSecret {
        guard Self.expiryRange.contains(days) else {
            throw TenancyError.secretExpiryOutOfRange(days: days, allowed: Self.expiryRange)
        }
        var random = SystemRandomNumberGenerator()
        let token = SecretToken(.clientSecret, random: &random)
        let expiry = now.addingTimeInterval(Double(days) * 86_400)
        let rows = try await transaction.query(
            ClientSecretStatements.insert,
            [
                .uuid(id), .uuid(client.id), .bytes(hasher.hashOfClientSecret(token.text)), .text(token.hint),
                .timestamp(now), .timestamp(expiry), .int8(Int64(Self.mostLiveSecrets)),
                .timestamp(ExpiryReminders.first(madeAt: now, expiresAt: expiry)),
            ])
        guard let row = rows.first else { throw TenancyError.tooManySecrets(limit: Self.mostLiveSecrets) }
        return IssuedSecret(secret: try ClientSecret(row), text: token.text)
    }
}
