import HTTPTypes
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST /t/{tenant}/oauth2/token` (RFC 6749 §4.4): an access token for a client that proves who it is.
struct GrantToken: Action {
    /// Bytes of the form; an assertion is the largest part of it.
    static let largestBody = 32 << 10

    let issuer: AccessTokenIssuer

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
            let token = try await issuer.issue(
                clientID: asked.clientID, asked.proof, slug: try context.pathParameter("tenant"))
            return Self.answer([
                "access_token": .string(token), "token_type": "Bearer",
                "expires_in": .integer(Int64(AccessTokenIssuer.lifetime)), "scope": .string(TokenRequest.scope),
            ])
        } catch let refusal as ClientRefusal {
            context.notes.set("oauth.refusal", to: refusal.rawValue)
            throw TokenError.invalidClient
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
