package import FoundationEssentials
import Postgres

/// The SCIM configurations of tenants.
package struct SCIMConfigurationStore: Sendable {
    let database: TenantDatabase
    private let identifiers: IdentifierGenerator
    let clock: WallClock

    package init(database: TenantDatabase, identifiers: IdentifierGenerator, clock: WallClock) {
        self.database = database
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Adds a configuration inside the tenant's transaction, next to the event that tells of it.
    ///
    /// Throws ``TenancyError/nameInvalid(_:)``, ``TenancyError/configurationNameTaken(_:)``,
    /// ``TenancyError/autoAssignWithoutPool``; the transaction is then over.
    package func create(
        _ new: NewSCIMConfiguration, in transaction: TenantTransaction
    ) async throws -> SCIMConfiguration {
        let name = try DisplayName.validated(new.name)
        guard !new.autoAssign.isEnabled || new.autoAssign.poolID != nil else {
            throw TenancyError.autoAssignWithoutPool
        }
        let now = clock.now()
        do {
            let rows = try await transaction.postgres.query(
                SCIMConfigurationStatements.insert, in: nil,
                [
                    .uuid(identifiers.next(at: now)), .text(transaction.tenant.id.text), .text(name),
                    .text(DisplayName.key(name)), .text(new.idp.rawValue), .bool(new.autoAssign.isEnabled),
                    .uuid(new.autoAssign.poolID), .bool(new.isStrict), .bool(new.allowsDuplicateGroupNames),
                    .bool(new.sendsWelcomeMail), .timestamp(now),
                ])
            guard let row = rows.first else { throw TenancyError.tenantNotFound }
            return try SCIMConfiguration(row)
        } catch let error as PostgresError {
            throw Self.named(error, name: name)
        }
    }

    /// The same in a transaction of its own.
    package func create(_ new: NewSCIMConfiguration, for tenant: Tenant) async throws -> SCIMConfiguration {
        try await database.transaction(for: tenant) { try await create(new, in: $0) }
    }

    /// Nil when the tenant has no such configuration, also when another has.
    package func find(_ id: UUID, of tenant: Tenant) async throws -> SCIMConfiguration? {
        try await find([id], of: tenant).first
    }

    /// Those of the ids that are configurations of the tenant, in no order.
    package func find(_ ids: [UUID], of tenant: Tenant) async throws -> [SCIMConfiguration] {
        let rows = try await database.client.query(
            SCIMConfigurationStatements.find, [.text(tenant.id.text), .uuids(ids)])
        return try rows.map(SCIMConfiguration.init)
    }

    /// The same inside the tenant's transaction.
    package func find(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [SCIMConfiguration] {
        let rows = try await transaction.postgres.query(
            SCIMConfigurationStatements.find, in: nil, [.text(transaction.tenant.id.text), .uuids(ids)])
        return try rows.map(SCIMConfiguration.init)
    }

    /// Those of the ids that welcome whom they provision, inside the tenant's transaction.
    package func welcoming(_ ids: [UUID], in transaction: TenantTransaction) async throws -> Set<UUID> {
        let rows = try await transaction.postgres.query(
            SCIMConfigurationStatements.welcoming, in: nil, [.text(transaction.tenant.id.text), .uuids(ids)])
        return Set(try rows.map { try $0.decode(UUID.self, at: 0) })
    }

    /// Up to `limit` configurations in the order of their making.
    package func page(
        of tenant: Tenant, after: UUID? = nil, limit: Int
    ) async throws -> Page<SCIMConfiguration, UUID> {
        let rows = try await database.client.query(
            SCIMConfigurationStatements.page,
            [.text(tenant.id.text), .uuid(after), .int8(Int64(limit) + 1)])
        return Page(try rows.map(SCIMConfiguration.init), limit: limit) { $0.id }
    }

    /// What a constraint refused, by the constraint's name.
    static func named(_ error: PostgresError, name: String) -> any Error {
        switch error.constraint {
        case "scim_configurations_name_unique": TenancyError.configurationNameTaken(name)
        case "scim_configurations_tenant": TenancyError.tenantNotFound
        default: error
        }
    }
}
