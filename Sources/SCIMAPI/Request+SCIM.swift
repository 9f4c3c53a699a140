import Hummingbird
import JSON
import Web

extension Request {
    /// The SCIM message or resource in the body.
    func message(upTo limit: Int) async throws -> JSONObject {
        try await object(upTo: limit, mediaTypes: .scim, limits: .scim)
    }
}
