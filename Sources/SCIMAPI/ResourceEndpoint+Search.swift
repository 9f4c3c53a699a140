import Directory
import Hummingbird
import SCIM
import Web

extension ResourceEndpoint {
    /// The page of resources that a search asks for, as a ListResponse.
    func page(_ search: SearchRequest, in context: TenantContext) async throws -> Response {
        context.note(search.filter?.coercions ?? [])
        let query = SearchQuery(search, for: kind, base: context.baseURL)
        let page = try await store.search(query, by: context.provisioner)
        return .scim(
            try page.serializedBytes(startIndex: search.page.startIndex, at: context.baseURL, search.projection))
    }
}
