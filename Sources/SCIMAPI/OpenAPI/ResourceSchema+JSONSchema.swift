import JSON
import SCIM
import Web

extension ResourceSchema {
    /// A resource of the type, with its extensions under their URNs, as JSON Schema 2020-12.
    ///
    /// A tenant's own extensions are not in the document, which is everybody's: any URN may hold an object.
    func jsonSchema(on side: SchemaSide) -> JSONValue {
        var schema = AttributeList(Array(CommonAttributes.all) + Array(core.attributes)).objectSchema(on: side)
        var properties = schema["properties"]?.objectValue ?? JSONObject()
        properties["schemas"] = Self.schemas(containing: core.id, on: side)
        for definition in extensions {
            var attributes = definition.attributes.objectSchema(on: side, isNullable: side == .body)
            attributes.append("description", .string(definition.description))
            properties.append(definition.id, .object(attributes))
        }
        schema["properties"] = .object(properties)
        if side == .body {
            let required = schema["required"]?.arrayValue ?? []
            schema["required"] = .array(["schemas"] + required.filter { $0 != "schemas" })
        } else {
            schema.append("patternProperties", ["^[Uu][Rr][Nn]:": ["type": "object"]])
        }
        return .object(schema)
    }

    private static func schemas(containing urn: String, on side: SchemaSide) -> JSONValue {
        [
            "type": "array", "description": .string(CommonAttributes.schemas.description),
            "items": ["type": "string"], "contains": ["const": .string(urn)],
        ]
    }
}

extension SchemaDefinition {
    /// A discovery document of the schema as JSON Schema 2020-12.
    ///
    /// - Parameter urn: What stands in its `schemas`.
    func documentSchema(_ urn: String) -> JSONValue {
        let common = CommonAttributes.all.filter { ["schemas", "meta"].contains($0.name) }
        var schema = AttributeList(Array(common) + Array(attributes)).objectSchema(on: .document)
        var properties = schema["properties"]?.objectValue ?? JSONObject()
        properties["schemas"] = ["type": "array", "items": ["const": .string(urn)], "minItems": 1]
        schema["properties"] = .object(properties)
        schema["required"] = .array(["schemas"] + (schema["required"]?.arrayValue ?? []) + ["meta"])
        return .object(schema)
    }
}

extension SchemaDefinition {
    /// One attribute in a schema document; its parts are described as it is, and so on.
    static var attributeSchema: JSONValue {
        let parts = SchemaDefinition.schema.attributes["attributes"]?.subAttributes ?? []
        var schema = AttributeList(parts.filter { $0.name != "subAttributes" }).objectSchema(on: .document)
        var properties = schema["properties"]?.objectValue ?? JSONObject()
        properties["subAttributes"] = definitions
        schema["properties"] = .object(properties)
        return .object(schema)
    }

    /// The schema of schema documents.
    static var schemaSchema: JSONValue {
        var schema = SchemaDefinition.schema.documentSchema(URN.schema).objectValue ?? JSONObject()
        var properties = schema["properties"]?.objectValue ?? JSONObject()
        properties["attributes"] = definitions
        schema["properties"] = .object(properties)
        return .object(schema)
    }

    private static let definitions: JSONValue = [
        "type": "array", "items": OpenAPIDocument.reference(to: "SchemaAttribute"),
    ]
}
