package import Directory
import HTTPTypes
import SCIM
package import Web

// What is refused about a tenant's schemas, as HTTP says it.

extension Failure {
    init(_ fault: SchemaFault) {
        self.init(.badRequest, code: "invalid_schema", fault)
    }

    package init(_ refusal: ResourceTypeRefusal) {
        switch refusal {
        case .notFound:
            self.init(
                .notFound, code: "resource_type_not_found",
                detail: "The tenant has no resource type of its own with that name.")
        case .nameTaken:
            self.init(
                .conflict, code: "resource_type_exists",
                SchemaFault(pointer: "/name", detail: "The tenant has a resource type of this name already."))
        case .endpointTaken:
            self.init(
                .conflict, code: "endpoint_taken",
                SchemaFault(pointer: "/endpoint", detail: "Another resource type of the tenant lies at this endpoint."))
        case .tooMany(let limit):
            self.init(
                .conflict, code: "too_many_resource_types",
                detail: "A tenant has at most \(limit) resource types of its own.")
        case .invalid(let fault): self.init(.badRequest, code: "invalid_resource_type", fault)
        case .incompatible(let fault): self.init(.conflict, code: "resource_type_incompatible", fault)
        case .inUse:
            self.init(.conflict, code: "resource_type_in_use", detail: "There are resources of this type.")
        case .changed:
            self.init(
                .preconditionFailed, code: "version_conflict",
                detail: "The resource type has changed: its version is not the one that If-Match names.")
        }
    }

    package init(_ refusal: SchemaRefusal) {
        switch refusal {
        case .notFound:
            self.init(.notFound, code: "schema_not_found", detail: "The tenant has no schema of its own with that URN.")
        case .taken:
            self.init(.conflict, code: "schema_exists", detail: "The tenant has a schema with this URN already.")
        case .tooMany(let limit):
            self.init(.conflict, code: "too_many_schemas", detail: "A tenant has at most \(limit) schemas of its own.")
        case .incompatible(let fault): self.init(.conflict, code: "schema_incompatible", fault)
        case .inUse(let kind):
            self.init(
                .conflict, code: "schema_in_use",
                detail: "The tenant has resources of the type \(kind.name), which may have the schema's attributes.")
        case .valuesUnchecked(let kind):
            self.init(
                .conflict, code: "schema_values_unchecked",
                detail: """
                    Resources of the type \(kind.name) have attributes under this URN already, and their values may not be \
                    unique. Remove them first, or define the schema without unique attributes.
                    """)
        case .inUseByType:
            self.init(
                .conflict, code: "schema_in_use", detail: "A resource type of the tenant is made of the schema.")
        case .changed:
            self.init(
                .preconditionFailed, code: "version_conflict",
                detail: "The schema has changed: its version is not the one that If-Match names.")
        }
    }

    private init(_ status: HTTPResponse.Status, code: String, _ fault: SchemaFault) {
        self.init(
            status, code: code, detail: "\(fault.pointer): \(fault.detail)",
            members: [MemberFailure(pointer: fault.pointer, code: code, detail: fault.detail)])
    }
}
