import FoundationEssentials
import JSON
import Postgres
package import SCIM
package import Tenancy

/// The resource types that tenants define (RFC 7643 §6). Every verb throws ``ResourceTypeRefusal``.
package struct ResourceTypeStore: Sendable {
    package static let maximumTypes = 20

    private let database: TenantDatabase
    private let revision: SchemaRevision
    private let clock: WallClock

    package init(database: TenantDatabase, clock: WallClock) {
        self.database = database
        revision = SchemaRevision(database: database)
        self.clock = clock
    }

    /// In the order of their making.
    package func all(of tenant: Tenant) async throws -> [TenantResourceType] {
        try await database.query(ResourceTypeStatements.all, for: tenant).map { try TenantResourceType($0) }
    }

    /// The type of that name in any letter case.
    package func find(_ name: String, of tenant: Tenant) async throws -> TenantResourceType {
        try Self.one(try await database.query(ResourceTypeStatements.find, for: tenant, [Self.key(name)]))
    }

    /// Gives the tenant another endpoint; requests see it within a second.
    package func create(_ type: ResourceType, for tenant: Tenant) async throws -> TenantResourceType {
        let now = Timestamp.stored(clock.now())
        return try await revising(tenant) { transaction in
            let type = try await self.type(type, in: transaction)
            let existing = try await transaction.query(ResourceTypeStatements.all).map { try TenantResourceType($0) }
            guard !existing.contains(where: { $0.type.key == type.key }) else { throw ResourceTypeRefusal.nameTaken }
            guard existing.count < Self.maximumTypes else {
                throw ResourceTypeRefusal.tooMany(limit: Self.maximumTypes)
            }
            let made = try await transaction.query(ResourceTypeStatements.insert, Self.binds(type, at: now))
            transaction.enqueue(ResourceTypeStatements.insertExtensions, Self.extensions(of: type))
            return try Self.one(made)
        }
    }

    /// Puts a successor in the type's place. While there are resources of the type, it may change only what
    /// `ResourceType.fault(in:)` lets pass.
    package func replace(
        _ name: String, with successor: ResourceType, if condition: VersionCondition, for tenant: Tenant
    ) async throws -> TenantResourceType {
        let now = Timestamp.stored(clock.now())
        return try await revising(tenant) { transaction in
            let stored = try Self.one(try await transaction.query(ResourceTypeStatements.lock, [Self.key(name)]))
            guard condition.allows(stored.version) else { throw ResourceTypeRefusal.changed }
            let type = try await self.type(successor, in: transaction)
            let fault = try await fault(from: stored.type, to: type, in: transaction)
            if let fault {
                let isEmpty = try await transaction.query(ResourceTypeStatements.anyResource, [Self.key(name)]).isEmpty
                guard isEmpty, type.name == stored.type.name else { throw ResourceTypeRefusal.incompatible(fault) }
            }
            let made = try await transaction.query(ResourceTypeStatements.update, Self.binds(type, at: now))
            transaction.enqueue(ResourceTypeStatements.deleteExtensions, [Self.key(name)])
            transaction.enqueue(ResourceTypeStatements.insertExtensions, Self.extensions(of: type))
            return try Self.one(made)
        }
    }

    /// Only while there are no resources of the type.
    package func delete(_ name: String, if condition: VersionCondition, for tenant: Tenant) async throws {
        try await revising(tenant) { transaction in
            let stored = try Self.one(try await transaction.query(ResourceTypeStatements.lock, [Self.key(name)]))
            guard condition.allows(stored.version) else { throw ResourceTypeRefusal.changed }
            transaction.enqueue(ResourceTypeStatements.delete, [Self.key(name)])
        }
    }

    /// Names of constraints become refusals here and nowhere else.
    private func revising<Result: Sendable>(
        _ tenant: Tenant, _ body: (TenantTransaction) async throws -> Result
    ) async throws -> Result {
        do {
            return try await revision.change(of: tenant, body)
        } catch let error as PostgresError {
            switch error.constraint {
            case "resource_types_endpoint_unique": throw ResourceTypeRefusal.endpointTaken
            case "resources_type": throw ResourceTypeRefusal.inUse
            default: throw error
            }
        }
    }

    /// Why resources might not fit the successor. They may hold values under the URN of a new extension, kept without
    /// schema, that nobody has held to be unique.
    private func fault(
        from stored: ResourceType, to successor: ResourceType, in transaction: TenantTransaction
    ) async throws -> SchemaFault? {
        if let fault = stored.fault(in: successor) { return fault }
        let schemas = try await transaction.query(SchemaStatements.all).map { try TenantSchema($0).definition }
        for (index, added) in successor.extensions.enumerated()
        where !stored.extensions.contains(where: { $0.schema == added.schema }) {
            guard schemas.first(where: { $0.id == added.schema })?.hasUniqueAttributes ?? false else { continue }
            return SchemaFault(
                pointer: "/schemaExtensions/\(index)/schema",
                detail: "This has unique attributes, so it can't be added while there are resources of the type.")
        }
        return nil
    }

    /// The type with its schemas spelt as they are stored. Throws `invalid` for one that is not there, extends users or
    /// groups, or can't be a core.
    private func type(_ type: ResourceType, in transaction: TenantTransaction) async throws -> ResourceType {
        let schemas = try await transaction.query(SchemaStatements.all).map { try TenantSchema($0) }
        func find(_ urn: String, at pointer: String) throws -> SchemaDefinition {
            guard let found = schemas.first(where: { CaseFolding.key($0.definition.id) == CaseFolding.key(urn) }) else {
                throw ResourceTypeRefusal.invalid(
                    SchemaFault(pointer: pointer, detail: "The tenant has no schema of its own with this URN."))
            }
            guard found.kind == nil else {
                throw ResourceTypeRefusal.invalid(
                    SchemaFault(pointer: pointer, detail: "This schema extends users or groups and nothing else."))
            }
            return found.definition
        }
        var type = type
        let core = try find(type.schema, at: "/schema")
        if let fault = core.faultAsCore {
            throw ResourceTypeRefusal.invalid(
                SchemaFault(pointer: "/schema", detail: "The schema can't be a core; \(fault.pointer): \(fault.detail)")
            )
        }
        type.schema = core.id
        for index in type.extensions.indices {
            let pointer = "/schemaExtensions/\(index)/schema"
            type.extensions[index].schema = try find(type.extensions[index].schema, at: pointer).id
            guard type.extensions[index].schema != type.schema else {
                throw ResourceTypeRefusal.invalid(
                    SchemaFault(pointer: pointer, detail: "The core schema can't extend itself."))
            }
        }
        return type
    }

    private static func binds(_ type: ResourceType, at now: Date) -> [Bind] {
        [
            .text(type.key), .text(CaseFolding.key(type.endpoint)), key(type.schema), .timestamp(now),
            .text(type.document.serialized()),
        ]
    }

    private static func extensions(of type: ResourceType) -> [Bind] {
        [.text(type.key), .texts(type.extensions.map { CaseFolding.key($0.schema) })]
    }

    private static func one(_ rows: Rows) throws -> TenantResourceType {
        guard let row = rows.first else { throw ResourceTypeRefusal.notFound }
        return try TenantResourceType(row)
    }

    private static func key(_ name: String) -> Bind {
        .text(CaseFolding.key(name))
    }
}
