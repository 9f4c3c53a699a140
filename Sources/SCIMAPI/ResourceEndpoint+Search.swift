import Directory
import Hummingbird
import Provisioning
import SCIM
import Tenancy
import Web

extension ResourceEndpoint {
    /// The page of resources that a search asks for, as a ListResponse.
    func page(_ search: SearchRequest, in context: TenantContext) async throws -> Response {
        context.note(kind)
        context.note(search.filter?.coercions ?? [])
        var query = SearchQuery(search, for: kind, base: context.baseURL)
        guard let cursor = search.cursor else {
            let page = try await store.search(query, by: context.provisioner)
            noteTest(search, found: page.resources.count, in: context)
            let list = ListResponse(totalResults: page.totalResults ?? 0, startIndex: search.page.startIndex)
            return try .scim(list, listed(page, search.projection), in: context)
        }
        let walk = CursorWalk(search, at: kind.endpoint, in: context, cursors)
        query.paging = .cursor(after: try walk.start(cursor).position)
        let page = try await store.search(query, by: context.provisioner)
        let next = try page.next.map { try walk.cursor(after: $0) }
        let list = ListResponse(totalResults: page.totalResults, nextCursor: next)
        return try .scim(list, listed(page, search.projection), in: context)
    }

    /// Whether it is the request by which an identity provider tries its settings.
    private func noteTest(_ search: SearchRequest, found: Int, in context: TenantContext) {
        guard kind == .user,
            ConnectionTest.isOne(search, isOkta: context.identity.configuration.idp == .okta, found: found)
        else { return }
        context.notes.provisioning { $0.operation = .connectionTest }
    }

    func listed(_ page: ResourcePage, _ projection: Projection) -> [ListedResource] {
        page.resources.map { ListedResource(endpoint: self, resource: $0, projection: projection) }
    }
}
