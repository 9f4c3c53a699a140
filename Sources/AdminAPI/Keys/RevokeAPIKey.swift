import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// `DELETE /api-keys/{key}`, of one that is good for no more than the caller's; once more changes nothing. With
/// `dry_run=true` it shows the key.
struct RevokeAPIKey: Action {
    let keys: APIKeyStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        guard let id = UUID(uuidString: try context.pathParameter("key")) else { throw TenancyError.apiKeyNotFound }
        if try request.isDryRun() {
            return .rehearsal(of: .object(try await keys.revocable(id, by: context.identity).json))
        }
        try await keys.revoke(id, by: context.identity)
        return Response(status: .noContent)
    }
}
