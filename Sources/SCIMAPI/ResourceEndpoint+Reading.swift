import Directory
import Hummingbird
import JSON
import SCIM
import Web

// What requests hold, each within its limits and as the configuration's policy has it.
extension ResourceEndpoint {
    /// The resource or message in the body.
    func message(in request: Request) async throws -> JSONObject {
        try await request.message(upTo: kind == .group ? limits.groupBody : limits.userBody)
    }

    /// A PATCH. Throws 413 when it names more members than one may.
    func patch(_ message: JSONValue, in context: TenantContext) throws(SCIMError) -> PatchRequest {
        let patch = try PatchRequest(message: message, for: schema(in: context), tolerance: context.tolerance)
        guard kind != .group || patch.membersNamed <= limits.patchMembers else {
            throw .tooManyMembers(limit: limits.patchMembers)
        }
        PatchMetrics.count(patch)
        return patch
    }

    func search(_ message: JSONValue, in context: TenantContext) throws(SCIMError) -> SearchRequest {
        try SearchRequest(
            message: message, for: schema(in: context), tolerance: context.tolerance, bounds: limits.search)
    }
}
