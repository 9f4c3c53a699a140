import Directory
import Hummingbird
import Web

/// `POST /Users` and `POST /Groups` (RFC 7644 §3.3).
struct CreateResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        context.note(endpoint.kind)
        let projection = try endpoint.projection(in: request, context)
        let body = try await endpoint.message(in: request)
        context.noteWanted(endpoint.kind, body)
        let created = try await endpoint.store.create(body, id: nil, by: context.provisioner)
        context.note(created)
        return try endpoint.response(created.resource, projection, status: .created, in: context)
    }
}
