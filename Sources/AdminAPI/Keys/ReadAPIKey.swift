import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /api-keys/{key}`, a dead one too.
struct ReadAPIKey: Action {
    let keys: APIKeyStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        guard let id = UUID(uuidString: try context.pathParameter("key")), let key = try await keys.find(id) else {
            throw TenancyError.apiKeyNotFound
        }
        return .json(key.json)
    }
}
