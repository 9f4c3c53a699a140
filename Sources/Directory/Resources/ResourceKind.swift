package import SCIM

/// The kinds of resource that a directory holds.
package enum ResourceKind: Sendable, Hashable {
    case user
    case group
    /// A type that the tenant has defined.
    indirect case own(ResourceSchema)

    /// The path below the SCIM base, such as `/Users`.
    package var endpoint: String {
        switch self {
        case .user: "/Users"
        case .group: "/Groups"
        case .own(let schema): schema.resourceType.endpoint
        }
    }

    /// `User`, `Group` or what the tenant calls it, as in `meta.resourceType`.
    package var name: String {
        switch self {
        case .user: "User"
        case .group: "Group"
        case .own(let schema): schema.resourceType.name
        }
    }

    /// What the kind's resources are made of for the tenant whose registry it is.
    package func schema(in registry: SchemaRegistry) -> ResourceSchema {
        switch self {
        case .user: registry.user
        case .group: registry.group
        case .own(let schema): schema
        }
    }

    /// The attribute that is kept as memberships: computed for a user, asked for separately for a group; others have none.
    package var referencesAttribute: String? {
        switch self {
        case .user: "groups"
        case .group: "members"
        case .own: nil
        }
    }
}
