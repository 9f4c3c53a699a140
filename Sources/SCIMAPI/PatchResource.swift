import Hummingbird
import JSON
import SCIM
import Web

/// `PATCH /Users/{id}` and `PATCH /Groups/{id}` (RFC 7644 §3.5.2).
struct PatchResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let id = try endpoint.id(in: context)
        let projection = try endpoint.projection(in: request)
        let message = try await request.message()
        let patch = try PatchRequest(message: .object(message), for: endpoint.schema)
        let patched = try await endpoint.store.patch(
            id, patch, if: endpoint.condition(in: request), by: context.provisioner)
        return try endpoint.response(patched.resource, projection, in: context)
    }
}
