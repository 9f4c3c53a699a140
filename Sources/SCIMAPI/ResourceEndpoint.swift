import Directory
import FoundationEssentials
import HTTPTypes
import Hummingbird
import SCIM
import Tenancy
import Web

/// An endpoint that holds resources of one kind, and what its actions have in common.
struct ResourceEndpoint: Sendable {
    let kind: ResourceKind
    let store: any ResourceStore
    let cursors: CursorPaging
    var limits = SCIMLimits.standard
    /// Whether it is `/Me`, another name for the person that the credential stands for (RFC 7644 §3.11).
    var isMe = false

    /// What the endpoint's resources are made of for the asking tenant.
    func schema(in context: TenantContext) -> ResourceSchema {
        kind.schema(in: context.registry)
    }

    /// The id in the path. What is no id of ours is the id of nothing.
    func id(in context: TenantContext) throws -> UUID {
        context.note(kind)
        if isMe {
            guard let person = context.identity.userID else {
                throw SCIMError.notFound("Person for whom this credential stands")
            }
            context.note(kind, person)
            return person
        }
        guard let id = UUID(canonicalText: try context.pathParameter("id")) else { throw SCIMError.notFound(kind.name) }
        context.note(kind, id)
        return id
    }

    /// Which attributes the query wants in the answer (RFC 7644 §3.9).
    func projection(in request: Request, _ context: TenantContext) throws -> Projection {
        let schema = schema(in: context)
        guard let text = request.uri.query else { return Projection(for: schema) }
        let query = Query(text)
        return try Projection(
            attributes: query.value("attributes"), excludedAttributes: query.value("excludedAttributes"), for: schema)
    }

    /// The version that `If-Match` demands.
    func condition(in request: Request) -> VersionCondition {
        VersionCondition(ifMatch: request.headers[.ifMatch])
    }

    /// Which members the answer to a write shows: those of a large group only to who asks for them.
    func shownAfterWrite(_ projection: Projection) -> MemberSelection {
        if projection.isStandard { return .upTo(GroupStore.membersShownAfterWrite) }
        return shown(projection)
    }

    /// Which members an answer with that projection shows.
    func shown(_ projection: Projection) -> MemberSelection {
        kind.referencesAttribute.map(projection.includes) ?? false ? .paged : .none
    }

    /// Runs a change of the resource; a request that is wrong is told so only about a resource that is there.
    ///
    /// RFC 7644 §3.6: what was deleted answers 404, whatever the method.
    func change(
        _ id: UUID, in context: TenantContext, _ change: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await change()
        } catch {
            if Self.blamesTheBody(error) { _ = try await store.read(id, showing: .none, by: context.provisioner) }
            throw error
        }
    }

    /// The resource as an answer, with its place and version in the fields that HTTP has for them.
    func response(
        _ resource: StoredResource, _ projection: Projection, status: HTTPResponse.Status = .ok,
        in context: TenantContext
    ) throws -> Response {
        let headers: HTTPFields = [.location: resource.location(at: context.baseURL), .eTag: resource.entityTag]
        let listed = ListedResource(endpoint: self, resource: resource, projection: projection)
        guard !listed.isSentByPages else {
            return .scim(listed.body(in: context), status: status, headers: headers)
        }
        return .scim(
            try resource.serializedBytes(at: context.baseURL, projection), status: status, headers: headers)
    }

    private static func blamesTheBody(_ error: any Error) -> Bool {
        (error as? SCIMError)?.status == 400 || (error as? Failure)?.status == .badRequest
    }
}
