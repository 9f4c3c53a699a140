import HTTPTypes
import Tenancy
import Web

/// Why the token endpoint gives no token, in the words of RFC 6749 §5.2.
enum TokenError: Error, Sendable, Hashable {
    /// The sentence names parameters and nothing of the sender's.
    case invalidRequest(String)
    /// Unknown tenant, unknown client, and whatever is wrong with its proof: always the same.
    case invalidClient
    case unsupportedGrantType
    case invalidScope
    /// Told to a client that has proven who it is.
    case tenantSuspended
    /// The keys of the client's issuer can't be had at the moment.
    case keysUnavailable

    var status: HTTPResponse.Status {
        switch self {
        case .invalidClient: .unauthorized
        case .keysUnavailable: .serviceUnavailable
        default: .badRequest
        }
    }

    /// Fields that belong to the answer.
    var headers: HTTPFields {
        switch self {
        // RFC 9110 §11.6.1: a 401 says how one may authenticate.
        case .invalidClient: [.wwwAuthenticate: "Basic realm=\"rollcall\""]
        // An issuer is asked once a minute.
        case .keysUnavailable: [.retryAfter: "60"]
        default: [:]
        }
    }

    var code: String {
        switch self {
        case .invalidRequest: "invalid_request"
        case .invalidClient: "invalid_client"
        case .unsupportedGrantType: "unsupported_grant_type"
        case .invalidScope: "invalid_scope"
        case .tenantSuspended: "unauthorized_client"
        case .keysUnavailable: Self.unavailable
        }
    }

    /// The word of RFC 6749 §4.1.2.1 for what passes; §5.2 has none.
    static let unavailable = "temporarily_unavailable"

    var description: String {
        switch self {
        case .invalidRequest(let sentence): sentence
        case .invalidClient: "The client or its proof is not valid here."
        case .unsupportedGrantType: "The grant type must be client_credentials."
        case .tenantSuspended: Failure.tenantSuspended.detail
        case .keysUnavailable: "The keys of the client's issuer can't be had at the moment. Try again."
        case .invalidScope: "The only scope is \(TokenRequest.scope)."
        }
    }
}

extension TokenError {
    /// What a refused client is told.
    init(_ refusal: ClientRefusal) {
        self =
            switch refusal {
            case .tenantSuspended: .tenantSuspended
            case .keysUnavailable: .keysUnavailable
            default: .invalidClient
            }
    }
}
