import HTTPTypes

/// Why the token endpoint gives no token, in the words of RFC 6749 §5.2.
enum TokenError: Error, Sendable, Hashable {
    /// The sentence names parameters and nothing of the sender's.
    case invalidRequest(String)
    /// Unknown tenant, unknown client, and whatever is wrong with its proof: always the same.
    case invalidClient
    case unsupportedGrantType
    case invalidScope

    var status: HTTPResponse.Status {
        switch self {
        case .invalidClient: .unauthorized
        default: .badRequest
        }
    }

    var code: String {
        switch self {
        case .invalidRequest: "invalid_request"
        case .invalidClient: "invalid_client"
        case .unsupportedGrantType: "unsupported_grant_type"
        case .invalidScope: "invalid_scope"
        }
    }

    var description: String {
        switch self {
        case .invalidRequest(let sentence): sentence
        case .invalidClient: "The client or its proof is not valid here."
        case .unsupportedGrantType: "The grant type must be client_credentials."
        case .invalidScope: "The only scope is \(TokenRequest.scope)."
        }
    }
}
