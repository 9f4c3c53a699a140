import Directory
import Hummingbird
import Web

/// `PUT /Users/{id}` and `PUT /Groups/{id}` (RFC 7644 §3.5.1).
struct ReplaceResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let id = try endpoint.id(in: context)
        return try await endpoint.change(id, in: context) {
            let projection = try endpoint.projection(in: request, context)
            let replaced = try await endpoint.store.replace(
                id, with: try await endpoint.message(in: request), if: endpoint.condition(in: request),
                showing: endpoint.shownAfterWrite(projection), by: context.provisioner)
            context.note(replaced)
            return try endpoint.response(replaced.resource, projection, in: context)
        }
    }
}
