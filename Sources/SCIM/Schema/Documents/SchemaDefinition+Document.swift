package import JSON

extension SchemaDefinition {
    /// The schema as RFC 7643 §7 writes it, without `meta`.
    package var document: JSONObject {
        [
            "schemas": [.string(URN.schema)], "id": .string(id), "name": .string(name),
            "description": .string(description), "attributes": .array(attributes.map { .object($0.document) }),
        ]
    }
}
