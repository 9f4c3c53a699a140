import Directory
import HTTPTypes
import JSON
import SCIM
import Web

extension AdminOperations {
    static let schemas: [AdminOperation] =
        [
            .whole(allSchemas, "listSchemas", "The tenant's own schemas, in the order of their making.", of: "Schema"),
            .create(
                allSchemas, "createSchema", "Extends users or groups, or defines what resource types can be made of.",
                body: AdminSchemas.schemaBody, "Schema",
                refusals: [Failure(fault)]
                    + .schemas(.taken, .tooMany(limit: 0), .valuesUnchecked(.user), .incompatible(fault))),
            .read(oneSchema, "readSchema", "One of the tenant's own schemas.", "Schema", refusals: .schemas(.notFound)),
            AdminOperation(
                .put, oneSchema, "replaceSchema", "Replaces a schema by one that all stored resources fit.",
                parameters: [.ifMatch], body: DescribedBody(AdminSchemas.schemaBody), answers: [.ok("Schema")],
                refusals: [Failure(fault)] + .schemas(.notFound, .incompatible(fault), .changed)),
            .delete(
                oneSchema, "deleteSchema", "Deletes a schema that no resource uses.",
                refusals: .schemas(.notFound, .inUse(.user), .inUseByType, .changed)),
        ] + types

    private static let types: [AdminOperation] = [
        .whole(
            allTypes, "listResourceTypes", "The tenant's own resource types, in the order of their making.",
            of: "ResourceType"),
        .create(
            allTypes, "createResourceType", "Makes a resource type of the tenant's own schemas.",
            body: AdminSchemas.typeBody, "ResourceType",
            refusals: .types(.invalid(fault), .nameTaken, .endpointTaken, .tooMany(limit: 0))),
        .read(
            oneType, "readResourceType", "One of the tenant's own resource types.", "ResourceType",
            refusals: .types(.notFound)),
        AdminOperation(
            .put, oneType, "replaceResourceType", "Replaces a type by one that all stored resources fit.",
            parameters: [.ifMatch], body: DescribedBody(AdminSchemas.typeBody), answers: [.ok("ResourceType")],
            refusals: .types(.notFound, .invalid(fault), .incompatible(fault), .endpointTaken, .changed)),
        .delete(
            oneType, "deleteResourceType", "Deletes a type of which there are no resources.",
            refusals: .types(.notFound, .inUse, .changed)),
    ]

    private static let allSchemas = "/tenants/{tenant}/schemas"
    private static let oneSchema = allSchemas + "/{urn}"
    private static let allTypes = "/tenants/{tenant}/resource-types"
    private static let oneType = allTypes + "/{type}"
    private static let fault = SchemaFault(pointer: "", detail: "")
}
