/// The resource types and schemas that one tenant is served. A value: a tenant with schemas of its own has its own.
package struct SchemaRegistry: Sendable {
    package private(set) var schemas: [SchemaDefinition]
    package private(set) var resourceTypes: [ResourceType]
    /// The resource type `User`, with its extensions resolved.
    package private(set) var user: ResourceSchema
    /// The resource type `Group`, with its extensions resolved.
    package private(set) var group: ResourceSchema

    /// What RFC 7643 defines: User with the enterprise extension, and Group.
    package static let standard = SchemaRegistry(userExtensions: [.enterpriseUser], groupExtensions: [])

    package init(userExtensions: [SchemaDefinition], groupExtensions: [SchemaDefinition]) {
        user = ResourceSchema(.user, core: .user, extensions: userExtensions)
        group = ResourceSchema(.group, core: .group, extensions: groupExtensions)
        resourceTypes = [user.resourceType, group.resourceType]
        schemas =
            [.user] + userExtensions + [.group] + groupExtensions.filter { !userExtensions.contains($0) }
            + [.serviceProviderConfig, .resourceType, .schema]
    }
}
