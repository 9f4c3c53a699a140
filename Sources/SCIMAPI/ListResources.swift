import Hummingbird
import SCIM
import Web

/// `GET /Users` and `GET /Groups` (RFC 7644 §3.4.2).
struct ListResources: Action {
    private static let parameters = ["filter", "attributes", "excludedAttributes", "sortBy", "sortOrder", "cursor"]
    private static let numbers = ["startIndex", "count"]

    let endpoint: ResourceEndpoint

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let query = Query(request.uri.query)
        var parameters: [(name: String, value: String)] = []
        for name in Self.parameters {
            if let value = try query.value(name) { parameters.append((name, value)) }
        }
        for name in Self.numbers {
            if let number = try query.integer(name) { parameters.append((name, String(number))) }
        }
        let search = try SearchRequest(
            parameters: parameters, for: endpoint.schema(in: context), tolerance: context.tolerance,
            bounds: endpoint.limits.search)
        return try await endpoint.page(search, in: context)
    }
}
