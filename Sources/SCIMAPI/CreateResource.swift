import Directory
import Hummingbird
import Web

/// `POST /Users` and `POST /Groups` (RFC 7644 §3.3).
struct CreateResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let projection = try endpoint.projection(in: request, context)
        let body = try await endpoint.message(in: request)
        let created = try await endpoint.store.create(body, id: nil, by: context.provisioner)
        context.note(created.coercions)
        return try endpoint.response(created.resource, projection, status: .created, in: context)
    }
}
