import Hummingbird
import JSON
import SCIM
import Web

/// `POST /Users/.search` and `POST /Groups/.search` (RFC 7644 §3.4.3): a list whose filter stays out of logs of URLs.
struct SearchResources: Action {
    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let message = try await endpoint.message(in: request)
        let search = try endpoint.search(.object(message), in: context)
        return try await endpoint.page(search, in: context)
    }
}
