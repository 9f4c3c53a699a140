import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `DELETE /api-keys/{key}`, of one that is good for no more than the caller's; once more changes nothing.
struct RevokeAPIKey: Action {
    let keys: APIKeyStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        guard let id = UUID(uuidString: try context.pathParameter("key")) else { throw TenancyError.apiKeyNotFound }
        try await keys.revoke(id, by: context.identity)
        return Response(status: .noContent)
    }
}
