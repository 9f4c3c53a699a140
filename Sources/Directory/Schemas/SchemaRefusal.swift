package import SCIM

/// Why a change of a tenant's schemas is refused.
package enum SchemaRefusal: Error, Sendable, Hashable {
    case notFound
    case taken
    case tooMany(limit: Int)
    /// Resources may hold what the change would make unreadable.
    case incompatible(SchemaFault)
    /// The tenant has resources of the kind, which may have the schema's attributes.
    case inUse(ResourceKind)
    /// A resource type of the tenant's own is made of it.
    case inUseByType
    /// Another version is stored than the one that the caller has seen.
    case changed
}
