import Hummingbird
import Web

/// `PUT /Users/{id}` and `PUT /Groups/{id}` (RFC 7644 §3.5.1).
struct ReplaceResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let id = try endpoint.id(in: context)
        let projection = try endpoint.projection(in: request)
        let body = try await request.message()
        let replaced = try await endpoint.store.replace(
            id, with: body, if: endpoint.condition(in: request), by: context.provisioner)
        return try endpoint.response(replaced.resource, projection, in: context)
    }
}
