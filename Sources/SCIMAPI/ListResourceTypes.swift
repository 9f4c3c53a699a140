import Hummingbird
import SCIM
import Web

/// `GET /ResourceTypes` (RFC 7644 §4).
struct ListResourceTypes: Action {
    let discovery: Discovery

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        .scim(try discovery.documents(for: request, in: context).resourceTypes)
    }
}
