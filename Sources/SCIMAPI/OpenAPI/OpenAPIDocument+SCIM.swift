import JSON
import SCIM
import Web

extension OpenAPIDocument {
    /// The document of the SCIM surface: one for all tenants, made of `SCIMOperations`, the standard schemas and the limits in
    /// force.
    static func scim(_ limits: SCIMLimits) -> OpenAPIDocument {
        OpenAPIDocument(
            title: "Rollcall SCIM", version: "2.0", description: description(limits),
            servers: [
                [
                    "url": "/t/{tenant}/scim/v2",
                    "variables": ["tenant": ["default": "acme", "description": "The tenant's slug."]],
                ]
            ],
            credential: "A token of one of the tenant's SCIM configurations.", operations: SCIMOperations.all,
            parameters: DescribedParameter.all,
            responses: JSONObject(DescribedRefusal.all.map { (String($0.status), $0.document) }),
            schemas: schemas(limits))
    }

    private static func description(_ limits: SCIMLimits) -> String {
        """
        SCIM 2.0 (RFC 7643, RFC 7644, RFC 9865). HEAD is answered wherever GET is, other methods with 405. Names of \
        attributes are taken in any letter case. A tenant's own schemas are found at /Schemas. Bodies hold at most \
        \(limits.userBody) bytes for users, \(limits.groupBody) for groups and searches, \(limits.bulkPayload) for \
        bulk requests; pages at most \(limits.pageMaximum) resources.
        """
    }

    private static func schemas(_ limits: SCIMLimits) -> JSONObject {
        var schemas = JSONObject()
        let registry = SchemaRegistry.standard
        for schema in [registry.user, registry.group] {
            let name = schema.resourceType.name
            schemas.append(name, schema.jsonSchema(on: .answer))
            schemas.append("\(name)Body", schema.jsonSchema(on: .body))
            schemas.append("\(name)List", SCIMMessages.list(of: reference(to: name)))
        }
        let own = ResourceType.ofTenants.name
        schemas.append(own, ownResource(["schemas", "id"], on: .answer))
        schemas.append("\(own)Body", ownResource(["schemas"], on: .body))
        schemas.append("\(own)List", SCIMMessages.list(of: reference(to: own)))
        schemas.append(
            "ResourceList",
            SCIMMessages.list(of: ["anyOf": .array(["User", "Group", own].map(reference))]))
        for (definition, urn) in [
            (SchemaDefinition.serviceProviderConfig, URN.serviceProviderConfig), (.resourceType, URN.resourceType),
        ] {
            schemas.append(definition.name, definition.documentSchema(urn))
        }
        schemas.append("Schema", SchemaDefinition.schemaSchema)
        schemas.append("SchemaAttribute", SchemaDefinition.attributeSchema)
        for name in ["ResourceType", "Schema"] {
            schemas.append("\(name)List", SCIMMessages.list(of: reference(to: name)))
        }
        for (name, schema) in SCIMMessages(limits: limits).schemas { schemas.append(name, schema) }
        return schemas
    }

    /// A resource of a type of which only the tenant's own `/Schemas` tells more.
    private static func ownResource(_ required: [String], on side: SchemaSide) -> JSONValue {
        var schema = CommonAttributes.all.objectSchema(on: side)
        schema.removeValue("additionalProperties")
        schema["required"] = .array(required.map(JSONValue.string))
        schema.append("description", .string(ResourceType.ofTenants.description))
        return .object(schema)
    }
}
