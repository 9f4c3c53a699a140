import HTTPTypes
import JSON
import SCIM

/// The OpenAPI 3.1 document of the SCIM surface: one for all tenants, made of `SCIMOperations`, the standard schemas and
/// the limits in force.
struct OpenAPIDocument: Sendable {
    let limits: SCIMLimits

    static func reference(to schema: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/\(schema)")]
    }

    var document: JSONObject {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Rollcall SCIM", "version": "2.0", "description": .string(description),
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [
                [
                    "url": "/t/{tenant}/scim/v2",
                    "variables": ["tenant": ["default": "acme", "description": "The tenant's slug."]],
                ]
            ],
            "security": [["bearer": []]],
            "paths": .object(paths),
            "components": [
                "securitySchemes": [
                    "bearer": [
                        "type": "http", "scheme": "bearer",
                        "description": "A token of one of the tenant's SCIM configurations.",
                    ]
                ],
                "parameters": .object(JSONObject(DescribedParameter.all.map { ($0.name, $0.document) })),
                "headers": .object(headers),
                "responses": .object(JSONObject(DescribedRefusal.all.map { (String($0.status), $0.document) })),
                "schemas": .object(schemas),
            ],
        ]
    }

    private var description: String {
        """
        SCIM 2.0 (RFC 7643, RFC 7644, RFC 9865). HEAD is answered wherever GET is, other methods with 405. Names of \
        attributes are taken in any letter case. A tenant's own schemas are found at /Schemas. Bodies hold at most \
        \(limits.userBody) bytes for users, \(limits.groupBody) for groups and searches, \(limits.bulkPayload) for \
        bulk requests; pages at most \(limits.pageMaximum) resources.
        """
    }

    private var paths: JSONObject {
        var paths = JSONObject()
        for operation in SCIMOperations.all {
            var item = paths[operation.path]?.objectValue ?? JSONObject()
            item.append(operation.method.rawValue.lowercased(), .object(operation.document))
            paths[operation.path] = .object(item)
        }
        return paths
    }

    private var schemas: JSONObject {
        var schemas = JSONObject()
        let registry = SchemaRegistry.standard
        for schema in [registry.user, registry.group] {
            let name = schema.resourceType.name
            schemas.append(name, schema.jsonSchema(on: .answer))
            schemas.append("\(name)Body", schema.jsonSchema(on: .body))
            schemas.append("\(name)List", SCIMMessages.list(of: Self.reference(to: name)))
        }
        let own = ResourceType.ofTenants.name
        schemas.append(own, ownResource(["schemas", "id"], on: .answer))
        schemas.append("\(own)Body", ownResource(["schemas"], on: .body))
        schemas.append("\(own)List", SCIMMessages.list(of: Self.reference(to: own)))
        schemas.append(
            "ResourceList",
            SCIMMessages.list(of: ["anyOf": .array(["User", "Group", own].map(Self.reference))]))
        for (definition, urn) in [
            (SchemaDefinition.serviceProviderConfig, URN.serviceProviderConfig), (.resourceType, URN.resourceType),
        ] {
            schemas.append(definition.name, definition.documentSchema(urn))
        }
        schemas.append("Schema", SchemaDefinition.schemaSchema)
        schemas.append("SchemaAttribute", SchemaDefinition.attributeSchema)
        for name in ["ResourceType", "Schema"] {
            schemas.append("\(name)List", SCIMMessages.list(of: Self.reference(to: name)))
        }
        for (name, schema) in SCIMMessages(limits: limits).schemas { schemas.append(name, schema) }
        return schemas
    }

    /// A resource of a type of which only the tenant's own `/Schemas` tells more.
    private func ownResource(_ required: [String], on side: SchemaSide) -> JSONValue {
        var schema = CommonAttributes.all.objectSchema(on: side)
        schema.removeValue("additionalProperties")
        schema["required"] = .array(required.map(JSONValue.string))
        schema.append("description", .string(ResourceType.ofTenants.description))
        return .object(schema)
    }

    private var headers: JSONObject {
        func header(_ description: String, _ type: JSONValue = "string") -> JSONValue {
            ["description": .string(description), "required": true, "schema": ["type": type]]
        }
        return [
            "ETag": header("The version, as If-Match and If-None-Match take it."),
            "Location": header("Where the resource can be read."),
            "Retry-After": header("In how many seconds to try again.", "integer"),
            "WWW-Authenticate": header("The scheme of the credential."),
        ]
    }
}
