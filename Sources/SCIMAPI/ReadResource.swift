import Directory
import HTTPTypes
import Hummingbird
import SCIM
import Web

/// `GET /Users/{id}` and `GET /Groups/{id}` (RFC 7644 §3.4.1); 304 when the client has the version already.
struct ReadResource: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let id = try endpoint.id(in: context)
        let projection = try endpoint.projection(in: request, context)
        let resource = try await endpoint.store.read(
            id, showing: endpoint.shown(projection), by: context.provisioner)
        if let known = request.headers[.ifNoneMatch], VersionCondition(ifMatch: known).allows(resource.version) {
            return Response(status: .notModified, headers: [.eTag: resource.entityTag])
        }
        return try endpoint.response(resource, projection, in: context)
    }
}
