import Directory
import Hummingbird
import JSON
import SCIM
import Web

/// `POST /.search` at the root (RFC 7644 §3.4.3): users first, then groups, as one list.
///
/// Each kind is sorted for itself: an order over attributes that the other kind lacks means nothing across both.
struct SearchEverything: Action {
    /// One kind of resource, and the search as its schema reads it.
    private typealias Part = (endpoint: ResourceEndpoint, search: SearchRequest)

    let endpoints: [ResourceEndpoint]
    let limits: SCIMLimits

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let parts = try parts(of: .object(try await request.message(upTo: limits.groupBody)), in: context)
        context.note(parts.flatMap { $0.search.filter?.coercions ?? [] })
        let page = parts.first?.search.page ?? PageRequest()
        var skipped = page.startIndex - 1
        var wanted = page.count
        var total = 0
        var resources: [String] = []
        for (endpoint, search) in parts {
            var query = SearchQuery(search, for: endpoint.kind, base: context.baseURL)
            query.page = PageRequest(startIndex: skipped + 1, count: wanted)
            let found = try await endpoint.store.search(query, by: context.provisioner)
            for resource in found.resources {
                let bytes = try resource.serializedBytes(at: context.baseURL, search.projection)
                resources.append(String(decoding: bytes, as: UTF8.self))
            }
            total += found.totalResults
            wanted -= found.resources.count
            skipped = max(0, skipped - found.totalResults)
        }
        return .scim(
            ListResponse(totalResults: total, startIndex: page.startIndex).serializedBytes(resources: resources))
    }

    /// The kinds that the search can be about. A filter over attributes that a kind doesn't have matches none of that
    /// kind; one that no kind understands is refused as for the first.
    private func parts(of message: JSONValue, in context: TenantContext) throws(SCIMError) -> [Part] {
        var parts: [Part] = []
        var refusal: SCIMError?
        for endpoint in endpoints {
            do {
                parts.append(
                    (endpoint, try endpoint.search(message, in: context)))
            } catch {
                refusal = refusal ?? error
            }
        }
        if parts.isEmpty, let refusal { throw refusal }
        return parts
    }
}
