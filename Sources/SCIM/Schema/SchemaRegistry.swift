/// The resource types and schemas that one tenant is served; it never changes.
///
/// A class, so that handing it from a request to its action costs one reference.
package final class SchemaRegistry: Sendable {
    package let schemas: [SchemaDefinition]
    package let resourceTypes: [ResourceType]
    /// The resource type `User`, with its extensions resolved.
    package let user: ResourceSchema
    /// The resource type `Group`, with its extensions resolved.
    package let group: ResourceSchema

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
