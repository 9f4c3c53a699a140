import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /api-keys`, in the order of their making, dead ones too.
struct ListAPIKeys: Action {
    private static let cursor = ListCursor("api-keys")

    let keys: APIKeyStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await keys.page(after: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
