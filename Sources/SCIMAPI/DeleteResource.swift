import Hummingbird
import Web

/// `DELETE /Users/{id}` and `DELETE /Groups/{id}` (RFC 7644 §3.6).
struct DeleteResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        try await endpoint.store.delete(
            endpoint.id(in: context), if: endpoint.condition(in: request), by: context.provisioner)
        return Response(status: .noContent)
    }
}
