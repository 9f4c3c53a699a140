package import Events
package import FoundationEssentials
package import Tenancy

/// What becomes of a SCIM configuration's tokens, each change in one transaction with the event that tells of it.
package struct TokenLifecycle: Sendable {
    private let database: TenantDatabase
    private let credentials: CredentialStore
    private let log: EventLog

    package init(database: TenantDatabase, credentials: CredentialStore, log: EventLog) {
        self.database = database
        self.credentials = credentials
        self.log = log
    }

    /// See `CredentialStore.issue`.
    package func issue(
        name: String, expiresInDays days: Int, for configuration: SCIMConfiguration, of tenant: Tenant,
        standingFor userID: UUID? = nil
    ) async throws -> IssuedToken {
        let issued = try await database.transaction(for: tenant) { transaction in
            let issued = try await credentials.issue(
                name: name, expiresInDays: days, for: configuration, standingFor: userID, in: transaction.postgres)
            log.append([.tokenCreated(issued.credential)], in: transaction)
            return issued
        }
        log.hintSubscribers()
        return issued
    }

    /// See `CredentialStore.rotate`.
    package func rotate(
        _ id: UUID, _ rotation: TokenRotation, for configuration: SCIMConfiguration, of tenant: Tenant
    ) async throws -> IssuedToken {
        let new = try await database.transaction(for: tenant) { transaction in
            let (old, new) = try await credentials.rotate(id, rotation, of: configuration, in: transaction.postgres)
            log.append([.tokenRotated(old, into: new.credential), .tokenCreated(new.credential)], in: transaction)
            return new
        }
        log.hintSubscribers()
        return new
    }

    /// Revoking again changes nothing and tells nothing.
    @discardableResult
    package func revoke(
        _ id: UUID, of configuration: SCIMConfiguration, of tenant: Tenant
    ) async throws -> Credential {
        let (credential, isFirst) = try await database.transaction(for: tenant) { transaction in
            let revoked = try await credentials.revoke(id, of: configuration, in: transaction.postgres)
            if revoked.isFirst { log.append([.tokenRevoked(revoked.credential)], in: transaction) }
            return revoked
        }
        if isFirst { log.hintSubscribers() }
        return credential
    }
}
