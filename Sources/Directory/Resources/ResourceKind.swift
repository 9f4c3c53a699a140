package import SCIM

/// The two kinds of resource that a directory holds.
package enum ResourceKind: Sendable, Hashable {
    case user
    case group

    /// The path below the SCIM base, such as `/Users`.
    package var endpoint: String {
        self == .user ? "/Users" : "/Groups"
    }

    /// `User` or `Group`, as in `meta.resourceType`.
    package var name: String {
        self == .user ? "User" : "Group"
    }

    /// What the kind's resources are made of for the tenant whose registry it is.
    package func schema(in registry: SchemaRegistry) -> ResourceSchema {
        self == .user ? registry.user : registry.group
    }

    /// The attribute that is kept as memberships: computed for a user, asked for separately for a group.
    package var referencesAttribute: String {
        self == .user ? "groups" : "members"
    }
}
