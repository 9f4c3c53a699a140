import Directory
import JSON
import SCIM

extension AdminSchemas {
    static let schemas: [Named] = [
        ("Schema", (document + stored).answer),
        ("SchemaAttribute", attribute.answer),
        ("SchemaAttributeBody", attributeBody.body),
        ("ResourceType", (type + stored).answer),
    ]

    /// What the admin API knows about a document.
    private static let stored: [SchemaMember] = [.integer("version"), .time("created_at"), .time("updated_at")]

    /// An answer may be sent back: what only the service decides has no effect in a body.
    private static let ignored: [SchemaMember] = ["schemas", "id", "meta", "version", "created_at", "updated_at"].map {
        SchemaMember($0, [:]).sometimes
    }

    private static let kind = SchemaMember.word("resource_type", ["User", "Group"])

    // MARK: Schemas (RFC 7643 §7)

    private static let document: [SchemaMember] = [
        .texts("schemas"), .text("id"), .text("name"), .text("description"),
        .list("attributes", of: "SchemaAttribute"),
        kind.nullable.said("What it extends; null when resource types can be made of it."), .boolean("required"),
    ]

    static let schemaBody: JSONValue = {
        let members: [SchemaMember] = [
            .text("id", 1...255, pattern: "^[Uu][Rr][Nn]:"), .text("name", 0...100).optional,
            .text("description", 0...1000).optional,
            .list("attributes", of: .reference(to: "SchemaAttributeBody"), 1...SchemaDefinition.maximumAttributes),
            kind.optional, SchemaMember("required", ["const": false]).optional,
        ]
        return (members + ignored.filter { $0.name != "id" }).body
    }()

    private static let attribute: [SchemaMember] = [
        .text("name"), .word("type", AttributeDefinition.DataType.self), .boolean("multiValued"), .text("description"),
        .boolean("required"), .boolean("caseExact"), .word("mutability", AttributeDefinition.Mutability.self),
        .word("returned", AttributeDefinition.Returned.self), .word("uniqueness", uniqueness),
        .texts("canonicalValues").sometimes, .texts("referenceTypes").sometimes,
        .list("subAttributes", of: "SchemaAttribute").sometimes,
    ]

    private static let attributeBody: [SchemaMember] = [
        .text("name", 1...100, pattern: "^[A-Za-z$]"), .word("type", AttributeDefinition.DataType.self).optional,
        .boolean("multiValued").optional, .text("description", 0...1000).optional, .boolean("required").optional,
        .boolean("caseExact").optional, .word("mutability", AttributeDefinition.Mutability.self).optional,
        .word("returned", AttributeDefinition.Returned.self).optional, .word("uniqueness", uniqueness).optional,
        .texts("canonicalValues", 0...100).optional, .texts("referenceTypes", 0...100).optional,
        .list("subAttributes", of: .reference(to: "SchemaAttributeBody"), 0...SchemaDefinition.maximumAttributes)
            .optional,
    ]

    /// Nothing of a tenant's is unique in all the world.
    private static let uniqueness = [AttributeDefinition.Uniqueness.none, .server].map(\.rawValue)

    // MARK: Resource types (RFC 7643 §6)

    private static let type: [SchemaMember] = [
        .texts("schemas"), .text("id"), .text("name"), .text("endpoint"), .text("description"), .text("schema"),
        .list("schemaExtensions", of: extended.answer.objectValue ?? [:]).sometimes,
    ]
    private static let extended: [SchemaMember] = [.text("schema"), .boolean("required")]

    static let typeBody: JSONValue = {
        let added: [SchemaMember] = [.text("schema", 1...255), .boolean("required").optional]
        let members: [SchemaMember] = [
            .text("name", 1...64, pattern: "^[A-Za-z][A-Za-z0-9_-]*$"),
            .text("endpoint", 2...65, pattern: "^/[A-Za-z][A-Za-z0-9_-]*$"), .text("description", 0...1000).optional,
            .text("schema", 1...255),
            .list("schemaExtensions", of: added.body.objectValue ?? [:], 0...SCIM.ResourceType.maximumExtensions)
                .optional,
        ]
        return (members + ignored).body
    }()
}
