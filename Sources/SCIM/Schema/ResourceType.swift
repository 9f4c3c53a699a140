/// A kind of resource and the schemas of which it is made (RFC 7643 §6).
package struct ResourceType: Sendable, Hashable {
    package struct Extension: Sendable, Hashable {
        package var schema: String
        package var isRequired: Bool

        package init(schema: String, isRequired: Bool = false) {
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    /// Also its id.
    package var name: String
    /// The path below the SCIM base, such as `/Users`.
    package var endpoint: String
    package var description: String
    /// The URN of the core schema.
    package var schema: String
    package var extensions: [Extension]

    package init(
        name: String, endpoint: String, description: String, schema: String, extensions: [Extension] = []
    ) {
        self.name = name
        self.endpoint = endpoint
        self.description = description
        self.schema = schema
        self.extensions = extensions
    }

    package static let user = ResourceType(
        name: "User", endpoint: "/Users", description: "A person's account.", schema: URN.user,
        extensions: [Extension(schema: URN.enterpriseUser)])

    package static let group = ResourceType(
        name: "Group", endpoint: "/Groups", description: "A group of people.", schema: URN.group)
}
