package import Tenancy

/// What can be told apart in the log by a code of its own, beside the keywords of RFC 7644 Table 9.
package enum ProvisioningCode {
    /// Of a credential that was refused: outside all refusals look the same.
    package static func refusal(_ reason: String) -> String { "credential_" + reason }

    /// Of a client that got no access token. What stops whoever asks has the code that it has everywhere.
    package static func refusal(_ refusal: ClientRefusal) -> String {
        refusal == .tenantSuspended ? refusal.rawValue : self.refusal(refusal.rawValue)
    }

    /// Of a failure that has no code, by its HTTP status.
    package static func status(_ status: Int) -> String {
        switch status {
        case 400: "bad_request"
        case 401: "unauthorized"
        case 403: "forbidden"
        case 404: "not_found"
        case 405: "method_not_allowed"
        case 409: "conflict"
        case 412: "version_conflict"
        case 413: "body_too_large"
        case 415: "unsupported_media_type"
        case 429: "too_many_requests"
        case 501: "not_implemented"
        case 503: "unavailable"
        default: status >= 500 ? "internal_error" : "http_\(status)"
        }
    }
}
