import Directory
import Hummingbird
import SCIM
import Web

extension ResourceEndpoint {
    /// The page of resources that a search asks for, as a ListResponse.
    func page(_ search: SearchRequest, in context: TenantContext) async throws -> Response {
        var query = SearchQuery(filter: search.filter?.filter)
        query.sortBy = search.sort?.path
        query.isDescending = search.sort?.isDescending ?? false
        query.startIndex = search.page.startIndex
        query.count = search.page.count
        query.includesReferences = search.projection.includes(kind.referencesAttribute)
        query.base = context.baseURL
        let page = try await store.search(query, by: context.provisioner)
        return .scim(
            try page.serializedBytes(
                startIndex: search.page.startIndex, at: context.baseURL, search.projection))
    }
}
