import FoundationEssentials
import JSON
import Postgres
package import SCIM
package import Tenancy

/// The schemas by which tenants extend their users and groups. Every verb throws ``SchemaRefusal``.
package struct SchemaStore: Sendable {
    package static let maximumSchemas = 20

    private let database: TenantDatabase
    private let clock: WallClock

    package init(database: TenantDatabase, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    /// In the order of their making.
    package func all(of tenant: Tenant) async throws -> [TenantSchema] {
        try await database.query(SchemaStatements.all, for: tenant).map { try TenantSchema($0) }
    }

    /// The schema of that URN in any letter case.
    package func find(_ urn: String, of tenant: Tenant) async throws -> TenantSchema {
        let rows = try await database.query(SchemaStatements.find, for: tenant, [Self.key(urn)])
        return try Self.one(rows)
    }

    /// Extends the users or groups of the tenant; requests see it within a second.
    package func create(
        _ definition: SchemaDefinition, extending kind: ResourceKind, for tenant: Tenant
    ) async throws -> TenantSchema {
        let now = Timestamp.stored(clock.now())
        return try await change(of: tenant) { transaction in
            let existing = try await transaction.query(SchemaStatements.all).map { try TenantSchema($0) }
            guard !existing.contains(where: { CaseFolding.key($0.definition.id) == CaseFolding.key(definition.id) })
            else {
                throw SchemaRefusal.taken
            }
            guard existing.count < Self.maximumSchemas else { throw SchemaRefusal.tooMany(limit: Self.maximumSchemas) }
            return try Self.one(
                try await transaction.query(
                    SchemaStatements.insert,
                    [
                        Self.key(definition.id), .text(kind.name), .timestamp(now),
                        .text(definition.document.serialized()),
                    ]))
        }
    }

    /// Puts a successor in the schema's place; see `SchemaDefinition.fault(in:)` for what it may change.
    package func replace(
        _ urn: String, with definition: SchemaDefinition, if condition: VersionCondition, for tenant: Tenant
    ) async throws -> TenantSchema {
        let now = Timestamp.stored(clock.now())
        return try await change(of: tenant) { transaction in
            let stored = try Self.one(try await transaction.query(SchemaStatements.find, [Self.key(urn)]))
            guard condition.allows(stored.version) else { throw SchemaRefusal.changed }
            if let fault = stored.definition.fault(in: definition) { throw SchemaRefusal.incompatible(fault) }
            var successor = definition
            // The spelling of the URN stands in documents.
            successor.id = stored.definition.id
            return try Self.one(
                try await transaction.query(
                    SchemaStatements.update,
                    [Self.key(urn), .timestamp(now), .text(successor.document.serialized())]))
        }
    }

    /// Only while the tenant has no resource that could have its attributes.
    package func delete(_ urn: String, if condition: VersionCondition, for tenant: Tenant) async throws {
        try await change(of: tenant) { transaction in
            let stored = try Self.one(try await transaction.query(SchemaStatements.find, [Self.key(urn)]))
            guard condition.allows(stored.version) else { throw SchemaRefusal.changed }
            let any = stored.kind == .user ? SchemaStatements.anyUser : SchemaStatements.anyGroup
            guard try await transaction.query(any).isEmpty else { throw SchemaRefusal.inUse(stored.kind) }
            transaction.enqueue(SchemaStatements.delete, [Self.key(urn)])
        }
    }

    /// The tenant's row is locked first, so changes of one tenant come one after the other.
    private func change<Result: Sendable>(
        of tenant: Tenant, _ body: (TenantTransaction) async throws -> Result
    ) async throws -> Result {
        try await database.transaction(for: tenant) { transaction in
            _ = try await transaction.query(SchemaStatements.revise, [.text(tenant.id.text)])
            return try await body(transaction)
        }
    }

    private static func one(_ rows: Rows) throws -> TenantSchema {
        guard let row = rows.first else { throw SchemaRefusal.notFound }
        return try TenantSchema(row)
    }

    private static func key(_ urn: String) -> Bind {
        .text(CaseFolding.key(urn))
    }
}
