package import SCIM

/// Why a change of a tenant's resource types is refused.
package enum ResourceTypeRefusal: Error, Sendable, Hashable {
    case notFound
    /// Another type has the name.
    case nameTaken
    /// Another type has the endpoint.
    case endpointTaken
    case tooMany(limit: Int)
    /// The document names a schema that can't stand there.
    case invalid(SchemaFault)
    /// Resources of the type may not be what the change would make of them.
    case incompatible(SchemaFault)
    /// There are resources of the type.
    case inUse
    /// Another version is stored than the one that the caller has seen.
    case changed
}
