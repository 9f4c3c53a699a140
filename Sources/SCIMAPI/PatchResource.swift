import Directory
import HTTPTypes
import Hummingbird
import JSON
import SCIM
import Web

/// `PATCH /Users/{id}` and `PATCH /Groups/{id}` (RFC 7644 §3.5.2).
struct PatchResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let id = try endpoint.id(in: context)
        return try await endpoint.change(id, in: context) {
            let projection = try endpoint.projection(in: request, context)
            let patch = try endpoint.patch(.object(try await endpoint.message(in: request)), in: context)
            let patched = try await endpoint.store.patch(
                id, patch, if: endpoint.condition(in: request), showing: endpoint.shownAfterWrite(projection),
                by: context.provisioner)
            context.note(patched)
            return try response(patched.resource, projection, in: context)
        }
    }

    /// The resource, or 204 for a group that is too large to be shown to somebody who has not asked for it.
    private func response(
        _ resource: StoredResource, _ projection: Projection, in context: TenantContext
    ) throws -> Response {
        if endpoint.kind == .group, resource.references == nil, projection.isStandard {
            return Response(
                status: .noContent,
                headers: [.location: resource.location(at: context.baseURL), .eTag: resource.entityTag])
        }
        return try endpoint.response(resource, projection, in: context)
    }
}
