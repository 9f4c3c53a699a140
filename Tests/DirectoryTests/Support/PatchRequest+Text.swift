import JSON
import SCIM

extension PatchRequest {
    /// A PATCH whose operations are given as JSON text.
    static func user(_ operations: String) throws -> PatchRequest {
        try make(operations, SchemaRegistry.standard.user)
    }

    static func group(_ operations: String) throws -> PatchRequest {
        try make(operations, SchemaRegistry.standard.group)
    }

    private static func make(_ operations: String, _ schema: ResourceSchema) throws -> PatchRequest {
        let message = "{\"schemas\":[\"\(URN.patchOp)\"],\"Operations\":[\(operations)]}"
        return try PatchRequest(message: JSONParser.parse(message), for: schema)
    }
}
