package import SCIM
import Synchronization
package import Tenancy

/// The schemas and resource types of each tenant, ready for use: the standard ones and those of its own.
///
/// A tenant that has never had schemas of its own costs nothing. Of the others the registry is kept until the revision that
/// comes with the credential is another, which is noticed within the second that credentials are remembered.
package final class SchemaRegistryStore: Sendable {
    /// Registries are kept for so many tenants; some 50 kB each with a hundred attributes.
    private static let capacity = 1000

    private let schemas: SchemaStore
    private let types: ResourceTypeStore
    private let kept = Mutex<[TenantID: (revision: Int64, registry: SchemaRegistry)]>([:])

    package init(schemas: SchemaStore, types: ResourceTypeStore) {
        self.schemas = schemas
        self.types = types
    }

    package func registry(of tenant: Tenant) async throws -> SchemaRegistry {
        let revision = tenant.schemaRevision
        if revision == 0 { return .standard }
        if let known = kept.withLock({ $0[tenant.id] }), known.revision == revision { return known.registry }
        // Types before schemas: a type's schemas stay as long as it does.
        let types = try await types.all(of: tenant).map(\.type)
        let own = try await schemas.all(of: tenant)
        let free = own.filter { $0.kind == nil }.map(\.definition)
        let registry = SchemaRegistry(
            userExtensions: [.enterpriseUser] + own.filter { $0.kind == .user }.map(\.definition),
            groupExtensions: own.filter { $0.kind == .group }.map(\.definition),
            own: types.compactMap { ResourceSchema($0, among: free) })
        kept.withLock { kept in
            if kept.count >= Self.capacity { kept.removeAll() }
            kept[tenant.id] = (revision, registry)
        }
        return registry
    }
}
