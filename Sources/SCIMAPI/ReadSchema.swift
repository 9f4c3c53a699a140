import Hummingbird
import SCIM
import Web

/// `GET /Schemas/{urn}` (RFC 7644 §4).
struct ReadSchema: Action {
    let discovery: Discovery

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let urn = try context.pathParameter("urn")
        guard let schema = try discovery.documents(for: request, in: context).schema(urn) else {
            throw SCIMError.notFound("Schema")
        }
        return .scim(schema)
    }
}
