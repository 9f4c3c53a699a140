package import FoundationEssentials
package import Postgres

extension CredentialStore {
    /// Makes a token in the place of another, which ends when the overlap does: everywhere, within a second.
    ///
    /// Both count while both are live. Throws what ``issue(name:expiresInDays:for:standingFor:in:)`` does,
    /// ``TenancyError/credentialNotFound``, ``TenancyError/credentialNotLive`` and ``TenancyError/credentialReplaced``; the
    /// transaction is then over.
    package func rotate(
        _ id: UUID, _ rotation: TokenRotation, of configuration: SCIMConfiguration, in transaction: PostgresTransaction
    ) async throws -> (old: Credential, new: IssuedToken) {
        let now = clock.now()
        let place = Self.place(id, configuration)
        transaction.enqueue(SCIMConfigurationStatements.lock, Array(place.prefix(2)))
        guard let row = try await transaction.query(CredentialStatements.lock, place).first else {
            throw TenancyError.credentialNotFound
        }
        let found = try Credential(row)
        guard found.isLive(at: now) else { throw TenancyError.credentialNotLive }
        guard found.replacedBy == nil else { throw TenancyError.credentialReplaced }
        let (newID, end) = (identifiers.next(at: now), rotation.overlap.end(of: found.expiresAt, at: now))
        let replaced = try await transaction.query(
            CredentialStatements.replace,
            place + [.uuid(newID), .timestamp(end.expiresAt), .timestamp(end.revokedAt)])
        guard let old = try replaced.first.map(Credential.init) else { throw TenancyError.credentialNotFound }
        let new = try await insert(
            newID, name: rotation.name ?? found.name, expiresInDays: rotation.expiresInDays, for: configuration,
            standingFor: found.userID, at: now, in: transaction)
        guard let new else { throw TenancyError.tooManyLiveTokens(limit: Self.mostLiveTokens) }
        return (old, new)
    }

    /// The same in a transaction of its own.
    package func rotate(
        _ id: UUID, _ rotation: TokenRotation, of configuration: SCIMConfiguration
    ) async throws -> (old: Credential, new: IssuedToken) {
        try await client.transaction { try await rotate(id, rotation, of: configuration, in: $0) }
    }

    /// Ends a token, everywhere within a second; revoking it again changes nothing, and `isFirst` says so.
    ///
    /// Throws ``TenancyError/credentialNotFound``; the transaction is then over.
    package func revoke(
        _ id: UUID, of configuration: SCIMConfiguration, in transaction: PostgresTransaction
    ) async throws -> (credential: Credential, isFirst: Bool) {
        let place = Self.place(id, configuration)
        guard let row = try await transaction.query(CredentialStatements.lock, place).first else {
            throw TenancyError.credentialNotFound
        }
        let found = try Credential(row)
        guard found.revokedAt == nil else { return (found, false) }
        let rows = try await transaction.query(CredentialStatements.revoke, place + [.timestamp(clock.now())])
        guard let row = rows.first else { throw TenancyError.credentialNotFound }
        return (try Credential(row), true)
    }

    /// The same in a transaction of its own.
    @discardableResult
    package func revoke(_ id: UUID, of configuration: SCIMConfiguration) async throws -> Credential {
        try await client.transaction { try await revoke(id, of: configuration, in: $0).credential }
    }
}
