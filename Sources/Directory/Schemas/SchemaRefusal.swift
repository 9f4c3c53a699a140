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
    /// Resources of the kind have attributes under the URN, kept while there was no schema, which nobody has held to be unique.
    case valuesUnchecked(ResourceKind)
    /// A resource type of the tenant's own is made of it.
    case inUseByType
    /// Another version is stored than the one that the caller has seen.
    case changed
}
