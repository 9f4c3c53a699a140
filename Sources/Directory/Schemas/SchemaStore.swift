import FoundationEssentials
import JSON
import Postgres
package import SCIM
package import Tenancy

/// The schemas of tenants' own. Every verb throws ``SchemaRefusal``.
package struct SchemaStore: Sendable {
    package static let maximumSchemas = 20

    private let database: TenantDatabase
    private let revision: SchemaRevision
    private let clock: WallClock

    package init(database: TenantDatabase, clock: WallClock) {
        self.database = database
        revision = SchemaRevision(database: database)
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

    /// Extends the users or groups of the tenant, or only defines what its resource types can be made of; requests see it
    /// within a second.
    package func create(
        _ definition: SchemaDefinition, extending kind: ResourceKind?, for tenant: Tenant
    ) async throws -> TenantSchema {
        let now = Timestamp.stored(clock.now())
        return try await revision.change(of: tenant) { transaction in
            let existing = try await transaction.query(SchemaStatements.all).map { try TenantSchema($0) }
            guard !existing.contains(where: { CaseFolding.key($0.definition.id) == CaseFolding.key(definition.id) })
            else {
                throw SchemaRefusal.taken
            }
            guard existing.count < Self.maximumSchemas else { throw SchemaRefusal.tooMany(limit: Self.maximumSchemas) }
            if let kind, definition.hasUniqueAttributes {
                let any = kind == .user ? SchemaStatements.anyUserUnder : SchemaStatements.anyGroupUnder
                guard try await transaction.query(any, [.text("\"\(definition.id)\"")]).isEmpty else {
                    throw SchemaRefusal.valuesUnchecked(kind)
                }
            }
            return try Self.one(
                try await transaction.query(
                    SchemaStatements.insert,
                    [
                        Self.key(definition.id), .text(kind?.name ?? TenantSchema.noKind), .timestamp(now),
                        .text(definition.document.serialized()),
                    ]))
        }
    }

    /// Puts a successor in the schema's place, which extends what its predecessor does; see `SchemaDefinition.fault(in:)` for
    /// what else it may not change.
    package func replace(
        _ urn: String, with definition: SchemaDefinition, extending kind: ResourceKind?,
        if condition: VersionCondition, for tenant: Tenant
    ) async throws -> TenantSchema {
        let now = Timestamp.stored(clock.now())
        return try await revision.change(of: tenant) { transaction in
            let stored = try Self.one(try await transaction.query(SchemaStatements.find, [Self.key(urn)]))
            guard condition.allows(stored.version) else { throw SchemaRefusal.changed }
            guard kind == stored.kind else {
                throw SchemaRefusal.incompatible(
                    SchemaFault(pointer: "/resource_type", detail: "What a schema extends can't change."))
            }
            if let fault = stored.definition.fault(in: definition) { throw SchemaRefusal.incompatible(fault) }
            let isUniqueNow = Set(definition.pathsOfUniqueAttributes).subtracting(
                stored.definition.pathsOfUniqueAttributes)
            if !isUniqueNow.isEmpty, try await mayHaveValues(stored, in: transaction) {
                throw SchemaRefusal.incompatible(
                    SchemaFault(
                        pointer: "/attributes",
                        detail: "There are resources that may have values already which nobody held to be unique."))
            }
            var successor = definition
            // The spelling of the URN stands in documents.
            successor.id = stored.definition.id
            return try Self.one(
                try await transaction.query(
                    SchemaStatements.update,
                    [Self.key(urn), .timestamp(now), .text(successor.document.serialized())]))
        }
    }

    /// Whether somebody may have written below the URN before the schema said what belongs there.
    private func mayHaveValues(_ schema: TenantSchema, in transaction: TenantTransaction) async throws -> Bool {
        let urn: Bind = .text("\"\(schema.definition.id)\"")
        return switch schema.kind {
        case .user: try await !transaction.query(SchemaStatements.anyUserUnder, [urn]).isEmpty
        case .group: try await !transaction.query(SchemaStatements.anyGroupUnder, [urn]).isEmpty
        default: try await !transaction.query(SchemaStatements.anyResource).isEmpty
        }
    }

    /// Only while the tenant has no resource that could have its attributes, and no resource type is made of it.
    package func delete(_ urn: String, if condition: VersionCondition, for tenant: Tenant) async throws {
        do {
            try await delete(urn, if: condition, of: tenant)
        } catch let error as PostgresError where Self.isMadeOf(error) {
            throw SchemaRefusal.inUseByType
        }
    }

    private func delete(_ urn: String, if condition: VersionCondition, of tenant: Tenant) async throws {
        try await revision.change(of: tenant) { transaction in
            let stored = try Self.one(try await transaction.query(SchemaStatements.find, [Self.key(urn)]))
            guard condition.allows(stored.version) else { throw SchemaRefusal.changed }
            if let kind = stored.kind {
                let any = kind == .user ? SchemaStatements.anyUser : SchemaStatements.anyGroup
                guard try await transaction.query(any).isEmpty else { throw SchemaRefusal.inUse(kind) }
            }
            transaction.enqueue(SchemaStatements.delete, [Self.key(urn)])
        }
    }

    private static func one(_ rows: Rows) throws -> TenantSchema {
        guard let row = rows.first else { throw SchemaRefusal.notFound }
        return try TenantSchema(row)
    }

    private static func isMadeOf(_ error: PostgresError) -> Bool {
        error.constraint == "resource_types_schema" || error.constraint == "resource_type_extensions_schema"
    }

    private static func key(_ urn: String) -> Bind {
        .text(CaseFolding.key(urn))
    }
}
