import HTTPTypes
import Hummingbird
import JSON
import Provisioning
import Tenancy
import Web

/// `POST /t/{tenant}/oauth2/token` (RFC 6749 §4.4): an access token for a client that proves who it is.
struct GrantToken: Action {
    /// Bytes of the form; an assertion is the largest part of it.
    static let largestBody = 32 << 10

    let issuer: AccessTokenIssuer
    /// Of those who have proven who they are: a stranger who knows a client's id uses nothing of it up.
    let limiter: RateLimiter

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        let form: FormParameters?
        do {
            form = try await request.form(upTo: Self.largestBody)
        } catch let mistake as FormParameters.Mistake {
            throw TokenError(mistake)
        }
        guard let form else {
            throw TokenError.invalidRequest("The body must be application/x-www-form-urlencoded.")
        }
        let asked = try TokenRequest(form, authorization: request.headers[.authorization])
        do {
            let client = try await issuer.authenticate(
                clientID: asked.clientID, asked.proof, slug: try context.pathParameter("tenant"))
            context.notes.provisioning { ($0.identity, $0.operation) = (client.identity, .token) }
            try await limiter.admit(client.id, context.notes)
            return Self.answer([
                "access_token": .string(try await issuer.grant(to: client)), "token_type": "Bearer",
                "expires_in": .integer(Int64(AccessTokenIssuer.lifetime)), "scope": .string(TokenRequest.scope),
            ])
        } catch let refused as RefusedClient {
            context.notes.set("oauth.refusal", to: refused.reason.rawValue)
            context.notes.provisioning {
                ($0.identity, $0.operation, $0.clientRefusal) = (refused.identity, .token, refused.reason)
            }
            throw TokenError(refused.reason)
        }
    }

    /// Nobody between here and the client may keep what is said (RFC 6749 §5.1).
    static func answer(
        _ body: JSONObject, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.cacheControl] = "no-store"
        return .json(body, status: status, headers: headers)
    }
}
