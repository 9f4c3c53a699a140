package import Directory
import Hummingbird
package import JSON
package import SCIM
import Web

/// The body of a POST or PUT of a schema: the document of RFC 7643 §7 and `resource_type`, which it extends; without
/// that, resource types of the tenant's own can be made of it.
///
/// What an answer adds to that may be sent back; it has no effect.
package struct SchemaBody: Sendable {
    /// In bytes; 200 attributes with long descriptions fit.
    private static let limit = 1 << 20

    package let definition: SchemaDefinition
    /// What it extends; nil when resource types can be made of it.
    package let kind: ResourceKind?

    init(_ request: Request) async throws {
        try self.init(document: try await request.object(upTo: Self.limit, mediaTypes: .json))
    }

    /// Throws a `Failure` that names the fault and its place.
    package init(document: JSONObject) throws {
        var document = document
        let type = document.removeValue("resource_type") ?? .null
        kind = [ResourceKind.user, .group].first { .string($0.name) == type }
        guard kind != nil || type.isNull else {
            throw Failure(
                SchemaFault(
                    pointer: "/resource_type",
                    detail: "This must be User or Group, or null for a schema that own resource types are made of."))
        }
        if let required = document.removeValue("required"), required != false {
            throw Failure(
                SchemaFault(pointer: "/required", detail: "An extension can't be required of every resource."))
        }
        for name in ["version", "created_at", "updated_at"] { document.removeValue(name) }
        do throws(SchemaFault) {
            definition = try SchemaDefinition(document: document)
            if kind == nil, let fault = definition.faultAsCore { throw fault }
        } catch {
            throw Failure(error)
        }
    }
}
