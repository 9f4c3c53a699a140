import Hummingbird
import SCIM
import Web

/// `GET /ServiceProviderConfig` (RFC 7644 §4).
struct ReadServiceProviderConfig: Action {
    let discovery: Discovery

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        .scim(try discovery.documents(for: request, in: context).serviceProviderConfig)
    }
}
