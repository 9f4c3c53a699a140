extension SchemaDefinition {
    /// RFC 7643 §5, RFC 9865 §4 and RFC 9967 §4.
    package static let serviceProviderConfig = SchemaDefinition(
        id: URN.serviceProviderConfig, name: "ServiceProviderConfig", description: "What this service supports.",
        attributes: [
            .reference("documentationUri", "Where the service is documented.", to: ["external"]).readOnly,
            supported("patch", "PATCH requests."),
            supported(
                "bulk", "Bulk requests.",
                [
                    .integer("maxOperations", "The most operations in one request.").readOnly.required,
                    .integer("maxPayloadSize", "The most bytes in one request.").readOnly.required,
                ]),
            supported(
                "filter", "Filters.",
                [.integer("maxResults", "The most resources in one answer.").readOnly.required]),
            supported("changePassword", "Changes of passwords."),
            supported("sort", "Sorting."),
            supported("etag", "Versions as ETags."),
            .complex(
                "authenticationSchemes", "How clients may sign in.",
                [
                    .string("type", "The scheme.").readOnly.required
                        .suggesting(["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"]),
                    .string("name", "Its name for people.").readOnly.required,
                    .string("description", "What it is.").readOnly.required,
                    .reference("specUri", "Its specification.", to: ["external"]).readOnly,
                    .reference("documentationUri", "How to use it here.", to: ["external"]).readOnly,
                    .boolean("primary", "Whether it is the preferred scheme.").readOnly,
                ]
            ).multiValued.readOnly.required,
            .complex("pagination", "How lists can be paged.", paginationParts).readOnly,
            .complex(
                "securityEvents", "Which events receivers can be told of.",
                [
                    .string("asyncRequest", "Whether requests are done later on demand.").readOnly.required
                        .suggesting(["none", "long", "request"]),
                    .string("eventUris", "The events.").multiValued.readOnly,
                ]
            ).readOnly,
        ])

    /// RFC 7643 §6.
    package static let resourceType = SchemaDefinition(
        id: URN.resourceType, name: "ResourceType", description: "A kind of resource.",
        attributes: [
            .string("id", "The id of the resource type.").readOnly,
            .string("name", "The name of the resource type.").readOnly.required,
            .string("description", "What such resources are.").readOnly,
            .reference("endpoint", "The path below the base URL.", to: ["uri"]).readOnly.required,
            .reference("schema", "The core schema.", to: ["uri"]).readOnly.required,
            .complex(
                "schemaExtensions", "The extensions.",
                [
                    .reference("schema", "The extension's schema.", to: ["uri"]).readOnly.required,
                    .boolean("required", "Whether each resource must have it.").readOnly.required,
                ]
            ).multiValued.readOnly,
        ])

    /// RFC 7643 §7.
    package static let schema = SchemaDefinition(
        id: URN.schema, name: "Schema", description: "The definition of a schema.",
        attributes: [
            .string("id", "The URN of the schema.").readOnly.required,
            .string("name", "The name of the schema.").readOnly.required,
            .string("description", "What the schema describes.").readOnly,
            .complex(
                "attributes", "The attributes.",
                definitionParts + [
                    .complex("subAttributes", "The parts of a complex attribute.", definitionParts).multiValued.readOnly
                ]
            ).multiValued.readOnly.required,
        ])

    private static func supported(
        _ name: String, _ description: String, _ more: [AttributeDefinition] = []
    ) -> AttributeDefinition {
        .complex(
            name, description, [.boolean("supported", "Whether it is supported.").readOnly.required] + more
        ).readOnly.required
    }

    private static let paginationParts: [AttributeDefinition] = [
        .boolean("cursor", "Whether by cursor.").readOnly.required,
        .boolean("index", "Whether by index.").readOnly.required,
        .string("defaultPaginationMethod", "The method when the client names none.").readOnly
            .suggesting(["cursor", "index"]),
        .integer("defaultPageSize", "The page size when the client names none.").readOnly,
        .integer("maxPageSize", "The largest page size.").readOnly,
        .integer("cursorTimeout", "For how many seconds a cursor holds.").readOnly,
    ]

    private static let definitionParts: [AttributeDefinition] = [
        .string("name", "The name.").readOnly.required.caseExact,
        .string("type", "The data type.").readOnly.required
            .suggesting(["string", "boolean", "decimal", "integer", "dateTime", "reference", "binary", "complex"]),
        .boolean("multiValued", "Whether there can be several values.").readOnly.required,
        .string("description", "What the attribute means.").readOnly,
        .boolean("required", "Whether there must be a value.").readOnly,
        .string("canonicalValues", "Suggested values.").readOnly.multiValued,
        .boolean("caseExact", "Whether letter case counts.").readOnly,
        .string("mutability", "Whether clients can write it.").readOnly
            .suggesting(["readOnly", "readWrite", "immutable", "writeOnly"]),
        .string("returned", "When it is returned.").readOnly.suggesting(["always", "never", "default", "request"]),
        .string("uniqueness", "In which circle a value is unique.").readOnly.suggesting(["none", "server", "global"]),
        .string("referenceTypes", "What a reference can point to.").readOnly.multiValued,
    ]
}
