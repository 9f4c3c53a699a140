package import FoundationEssentials
import Postgres

extension SCIMConfigurationStore {
    /// Changes a configuration inside the tenant's transaction, next to the event that tells of it. A change that
    /// changes nothing writes nothing. Counts for every request within a second.
    ///
    /// `versions` are those that the caller knows, nil for any. Throws ``TenancyError/configurationNotFound``,
    /// ``TenancyError/configurationChanged``, ``TenancyError/nameInvalid(_:)``,
    /// ``TenancyError/configurationNameTaken(_:)``, ``TenancyError/autoAssignWithoutPool``; the transaction is then over.
    package func update(
        _ id: UUID, _ change: SCIMConfigurationChange, ifVersion versions: Set<Int64>? = nil,
        in transaction: TenantTransaction
    ) async throws -> (before: SCIMConfiguration, after: SCIMConfiguration) {
        let found = try await transaction.postgres.query(
            SCIMConfigurationStatements.lockToUpdate, in: nil, [.text(transaction.tenant.id.text), .uuid(id)])
        guard let row = found.first else { throw TenancyError.configurationNotFound }
        let before = try SCIMConfiguration(row)
        guard versions?.contains(before.version) ?? true else { throw TenancyError.configurationChanged }
        let wanted = try change.applied(to: before)
        guard wanted != SCIMConfigurationChange.State(before) else { return (before, before) }
        do {
            let rows = try await transaction.postgres.query(
                SCIMConfigurationStatements.update, in: nil, wanted.binds(before, at: clock.now()))
            guard let row = rows.first else { throw TenancyError.configurationNotFound }
            return (before, try SCIMConfiguration(row))
        } catch let error as PostgresError {
            throw Self.named(error, name: wanted.name)
        }
    }

    /// Deletes a configuration with its tokens and OAuth clients, inside the tenant's transaction; answers with what is gone.
    ///
    /// Requests with its tokens are refused within a second. Throws ``TenancyError/configurationNotFound``,
    /// ``TenancyError/configurationChanged``; the transaction is then over.
    package func delete(
        _ id: UUID, ifVersion versions: Set<Int64>? = nil, in transaction: TenantTransaction
    ) async throws -> SCIMConfiguration {
        let key: [Bind] = [.text(transaction.tenant.id.text), .uuid(id)]
        let found = try await transaction.postgres.query(SCIMConfigurationStatements.lockToUpdate, in: nil, key)
        guard let row = found.first else { throw TenancyError.configurationNotFound }
        let configuration = try SCIMConfiguration(row)
        guard versions?.contains(configuration.version) ?? true else { throw TenancyError.configurationChanged }
        transaction.postgres.enqueue(SCIMConfigurationStatements.delete, in: nil, key)
        return configuration
    }

    /// The same in a transaction of its own.
    package func update(_ id: UUID, _ change: SCIMConfigurationChange, of tenant: Tenant) async throws
        -> SCIMConfiguration
    {
        try await database.transaction(for: tenant) { try await update(id, change, in: $0).after }
    }
}
