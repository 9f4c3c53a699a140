package import Events
package import FoundationEssentials
import Postgres
package import Tenancy

/// What becomes of a SCIM configuration's OAuth clients and their secrets, each change in one transaction with the event that
/// tells of it.
package struct ClientLifecycle: Sendable {
    private let database: TenantDatabase
    private let clients: OAuthClientStore
    private let log: EventLog

    package init(database: TenantDatabase, clients: OAuthClientStore, log: EventLog) {
        self.database = database
        self.clients = clients
        self.log = log
    }

    /// See `OAuthClientStore.create`.
    package func create(
        _ new: NewOAuthClient, secretExpiresInDays days: Int, for configuration: SCIMConfiguration, of tenant: Tenant
    ) async throws -> (client: OAuthClient, secret: IssuedSecret?) {
        try await telling(tenant) { transaction in
            let made = try await clients.create(
                new, secretExpiresInDays: days, for: configuration, in: transaction.postgres)
            let secret = made.secret.map { [NewEvent.secretCreated($0.secret, of: made.client)] } ?? []
            return (made, [.clientCreated(made.client)] + secret)
        }
    }

    /// Deleting again changes nothing and tells nothing.
    @discardableResult
    package func delete(
        _ id: UUID, of configuration: SCIMConfiguration, of tenant: Tenant
    ) async throws -> OAuthClient {
        try await telling(tenant) { transaction in
            let (client, isFirst) = try await clients.revoke(id, of: configuration, in: transaction.postgres)
            return (client, isFirst ? [.clientDeleted(client)] : [])
        }
    }

    /// See `OAuthClientStore.issueSecret`.
    package func issueSecret(
        of id: UUID, expiresInDays days: Int, of configuration: SCIMConfiguration, of tenant: Tenant
    ) async throws -> IssuedSecret {
        try await telling(tenant) { transaction in
            let (client, secret) = try await clients.issueSecret(
                of: id, expiresInDays: days, of: configuration, in: transaction.postgres)
            return (secret, [.secretCreated(secret.secret, of: client)])
        }
    }

    /// See `OAuthClientStore.rotateSecret`.
    package func rotateSecret(
        _ secretID: UUID, overlap: SecretOverlap, expiresInDays days: Int, of id: UUID,
        of configuration: SCIMConfiguration, of tenant: Tenant
    ) async throws -> IssuedSecret {
        try await telling(tenant) { transaction in
            let (client, old, new) = try await clients.rotateSecret(
                secretID, overlap: overlap, expiresInDays: days, of: id, of: configuration, in: transaction.postgres)
            return (
                new, [.secretRotated(old, into: new.secret, of: client), .secretCreated(new.secret, of: client)]
            )
        }
    }

    /// Revoking again changes nothing and tells nothing.
    @discardableResult
    package func revokeSecret(
        _ secretID: UUID, of id: UUID, of configuration: SCIMConfiguration, of tenant: Tenant
    ) async throws -> ClientSecret {
        try await telling(tenant) { transaction in
            let (client, secret, isFirst) = try await clients.revokeSecret(
                secretID, of: id, of: configuration, in: transaction.postgres)
            return (secret, isFirst ? [.secretRevoked(secret, of: client)] : [])
        }
    }

    private func telling<Result: Sendable>(
        _ tenant: Tenant, _ change: (TenantTransaction) async throws -> (Result, [NewEvent])
    ) async throws -> Result {
        let result = try await database.transaction(for: tenant) { transaction in
            let (result, events) = try await change(transaction)
            log.append(events, in: transaction)
            return result
        }
        log.hintSubscribers()
        return result
    }
}
