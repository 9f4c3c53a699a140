import Hummingbird
import Provisioning
import Web

/// `DELETE /Users/{id}` and `DELETE /Groups/{id}` (RFC 7644 §3.6).
struct DeleteResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let deleted = try await endpoint.store.delete(
            endpoint.id(in: context), if: endpoint.condition(in: request), by: context.provisioner)
        context.notes.provisioning { $0.effect = ProvisioningEffect(deleted: deleted) }
        return Response(status: .noContent)
    }
}
