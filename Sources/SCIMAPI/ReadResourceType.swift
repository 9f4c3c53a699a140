import Hummingbird
import SCIM
import Web

/// `GET /ResourceTypes/{name}` (RFC 7644 §4).
struct ReadResourceType: Action {
    let discovery: Discovery

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let name = try context.pathParameter("name")
        guard let type = try discovery.documents(for: request, in: context).resourceType(name) else {
            throw SCIMError.notFound("Resource type")
        }
        return .scim(type)
    }
}
