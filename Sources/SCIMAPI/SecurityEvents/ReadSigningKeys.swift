import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `GET /ssf/jwks.json`: the key that verifies security event tokens, for everybody (RFC 7517).
struct ReadSigningKeys: Action {
    let key: SecurityEventKey

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        .json(key.keySet, headers: [.cacheControl: "public, max-age=3600"])
    }
}
