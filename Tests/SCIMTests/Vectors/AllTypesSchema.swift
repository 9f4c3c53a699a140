import JSON

@testable import SCIM

/// The schema with an attribute of every type for which many of the filter vectors were written.
enum AllTypesSchema {
    static let urn = "urn:gold:params:scim:schemas:custom:2.0:AllTypes"

    static let resource = ResourceSchema(
        ResourceType(name: "AllTypes", endpoint: "/AllTypes", description: "Every type.", schema: urn),
        core: SchemaDefinition(
            id: urn, name: "AllTypes", description: "Every type.",
            attributes: AttributeList(
                simple + [
                    .complex("complex", "", simple), .complex("multiComplex", "", simple).multiValued,
                ])),
        extensions: [.enterpriseUser])

    private static let simple: [AttributeDefinition] = {
        let one: [AttributeDefinition] = [
            .string("string", ""), .integer("number", ""), AttributeDefinition("decimal", .decimal, ""),
            .boolean("bool", ""), .dateTime("date", ""), .binary("binary", ""),
        ]
        return one
            + one.map {
                var many = $0.multiValued
                many.name += "Array"
                return many
            }
    }()
}
