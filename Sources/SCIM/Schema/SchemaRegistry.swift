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

    /// The resource types that the tenant has defined, in the order of their making.
    package let own: [ResourceSchema]

    /// What RFC 7643 defines: User with the enterprise extension, and Group.
    package static let standard = SchemaRegistry(userExtensions: [.enterpriseUser], groupExtensions: [])

    package init(
        userExtensions: [SchemaDefinition], groupExtensions: [SchemaDefinition], own: [ResourceSchema] = []
    ) {
        user = ResourceSchema(.user, core: .user, extensions: userExtensions)
        group = ResourceSchema(.group, core: .group, extensions: groupExtensions)
        self.own = own
        let types = [user, group] + own
        resourceTypes = types.map(\.resourceType)
        var schemas: [SchemaDefinition] = []
        for schema in types.flatMap({ [$0.core] + $0.extensions })
        where !schemas.contains(where: { $0.id == schema.id }) {
            schemas.append(schema)
        }
        self.schemas = schemas + [.serviceProviderConfig, .resourceType, .schema]
    }

    /// The type of the tenant's own whose resources lie at a path such as `/Devices`.
    package func own(at endpoint: String) -> ResourceSchema? {
        own.first { $0.resourceType.endpoint == endpoint }
    }
}
