import Directory
import FoundationEssentials
import HTTPTypes
import Hummingbird
import SCIM
import Web

/// One of the two endpoints that hold resources, and what its actions have in common.
struct ResourceEndpoint: Sendable {
    let kind: ResourceKind
    let store: any ResourceStore
    let schema: ResourceSchema

    /// The id in the path. What is no id of ours is the id of nothing.
    func id(in context: TenantContext) throws -> UUID {
        guard let id = UUID(canonicalText: try context.pathParameter("id")) else { throw SCIMError.notFound(kind.name) }
        return id
    }

    /// Which attributes the query wants in the answer (RFC 7644 §3.9).
    func projection(in request: Request) throws -> Projection {
        guard let text = request.uri.query else { return Projection(for: schema) }
        let query = Query(text)
        return try Projection(
            attributes: query.value("attributes"), excludedAttributes: query.value("excludedAttributes"), for: schema)
    }

    /// The version that `If-Match` demands.
    func condition(in request: Request) -> VersionCondition {
        VersionCondition(ifMatch: request.headers[.ifMatch])
    }

    /// The resource as an answer, with its place and version in the fields that HTTP has for them.
    func response(
        _ resource: StoredResource, _ projection: Projection, status: HTTPResponse.Status = .ok,
        in context: TenantContext
    ) throws -> Response {
        .scim(
            try resource.bytes(projection, at: context.baseURL), status: status,
            headers: [.location: resource.location(at: context.baseURL), .eTag: resource.entityTag])
    }
}
