import Hummingbird
import JSON
import Web

extension Request {
    /// The largest body of a SCIM request in bytes: a group PATCH with some 40,000 members fits.
    private static let bodyLimit = 4 << 20

    /// The SCIM message or resource in the body.
    func message() async throws -> JSONObject {
        try await object(upTo: Self.bodyLimit, mediaTypes: .scim, limits: .scim)
    }
}
