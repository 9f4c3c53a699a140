import Directory
import Hummingbird
import JSON
import SCIM
import Web

/// `POST /.search` at the root (RFC 7644 §3.4.3): users first, then groups, then the tenant's own types, as one list.
///
/// Each kind is sorted for itself: an order over attributes that the other kind lacks means nothing across both.
struct SearchEverything: Action {
    /// One kind of resource, and the search as its schema reads it.
    private typealias Part = (endpoint: ResourceEndpoint, search: SearchRequest)

    let endpoints: [ResourceEndpoint]
    let own: OwnEndpoints
    let limits: SCIMLimits
    let cursors: CursorPaging

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        let parts = try parts(of: .object(try await request.message(upTo: limits.groupBody)), in: context)
        context.note(parts.flatMap { $0.search.filter?.coercions ?? [] })
        guard let search = parts.first?.search, let cursor = search.cursor else {
            return try await pageByIndex(parts, in: context)
        }
        let walk = CursorWalk(search, at: Self.path(of: parts), in: context, cursors)
        return try await pageByCursor(parts, walk, cursor, in: context)
    }

    /// What is walked: a cursor counts the kinds, so it holds while they are the same.
    private static func path(of parts: [Part]) -> String {
        parts.map(\.endpoint.kind.endpoint).joined()
    }

    private func pageByIndex(_ parts: [Part], in context: TenantContext) async throws -> Response {
        let page = parts.first?.search.page ?? PageRequest()
        var skipped = page.startIndex - 1
        var wanted = page.count
        var total = 0
        var resources: [ListedResource] = []
        for (endpoint, search) in parts {
            var query = SearchQuery(search, for: endpoint.kind, base: context.baseURL)
            query.page = PageRequest(startIndex: skipped + 1, count: wanted, bounds: limits.search)
            let found = try await endpoint.store.search(query, by: context.provisioner)
            resources += endpoint.listed(found, search.projection)
            let matches = found.totalResults ?? 0
            total += matches
            wanted -= found.resources.count
            skipped = max(0, skipped - matches)
        }
        return try .scim(
            ListResponse(totalResults: total, startIndex: page.startIndex), resources, in: context)
    }

    /// The rest of the kind that the walk has come to, and of the next ones what still fits on the page.
    private func pageByCursor(
        _ parts: [Part], _ walk: CursorWalk, _ cursor: String, in context: TenantContext
    ) async throws -> Response {
        var start = try walk.start(cursor)
        var resources: [ListedResource] = []
        var next: String?
        while start.kind < parts.count {
            let (endpoint, search) = parts[start.kind]
            var query = SearchQuery(search, for: endpoint.kind, base: context.baseURL)
            query.page = PageRequest(count: search.page.count - resources.count, bounds: limits.search)
            query.paging = .cursor(after: start.position)
            let found = try await endpoint.store.search(query, by: context.provisioner)
            resources += endpoint.listed(found, search.projection)
            if let position = found.next {
                next = try walk.cursor(kind: start.kind, after: position)
                break
            }
            start.kind += 1
            start.position = nil
            // A full page ends here; whether the next kind has anything is found out by who asks for it.
            if resources.count == search.page.count, start.kind < parts.count {
                next = try walk.cursor(kind: start.kind, after: nil)
                break
            }
        }
        return try .scim(ListResponse(totalResults: nil, nextCursor: next), resources, in: context)
    }

    /// The kinds that the search can be about. A filter over attributes that a kind doesn't have matches none of that
    /// kind; one that no kind understands is refused as for the first.
    private func parts(of message: JSONValue, in context: TenantContext) throws(SCIMError) -> [Part] {
        var parts: [Part] = []
        var refusal: SCIMError?
        for endpoint in endpoints + own.all(in: context) {
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
