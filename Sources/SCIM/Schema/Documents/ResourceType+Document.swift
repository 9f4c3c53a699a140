package import JSON

extension ResourceType {
    /// The resource type as RFC 7643 §6 writes it, without `meta`.
    package var document: JSONObject {
        var document: JSONObject = [
            "schemas": [.string(URN.resourceType)], "id": .string(name), "name": .string(name),
            "endpoint": .string(endpoint), "description": .string(description), "schema": .string(schema),
        ]
        if !extensions.isEmpty {
            document.append(
                "schemaExtensions",
                .array(extensions.map { ["schema": .string($0.schema), "required": .bool($0.isRequired)] }))
        }
        return document
    }
}
