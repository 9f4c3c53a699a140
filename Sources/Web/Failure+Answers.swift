import HTTPTypes
package import JSON

// Every failure that the manners of HTTP can bring about, on one page.

extension Failure {
    /// No credential, or none that opens this door. Unknown, malformed, revoked, expired and foreign credentials and
    /// unknown tenants all get this one answer, so that nobody learns which it was.
    package static let unauthorized = Failure(
        .unauthorized, code: "unauthorized", detail: "The credential is missing or not valid here.",
        headers: [.wwwAuthenticate: "Bearer"])

    /// The same for whoever has presented a token (RFC 6750 §3.1).
    static let tokenInvalid = Failure(
        .unauthorized, code: unauthorized.code, detail: unauthorized.detail,
        headers: [.wwwAuthenticate: "Bearer error=\"invalid_token\""])

    package static let tenantSuspended = Failure(
        .forbidden, code: "tenant_suspended", detail: "This tenant is suspended. Ask its operator to resume it.")

    package static let operatorKeyRequired = Failure(
        .forbidden, code: "operator_key_required",
        detail: "This key is bound to one tenant; an operator's key is needed.")

    package static func scopeNeeded(_ scope: String) -> Failure {
        Failure(.forbidden, code: "scope_needed", detail: "This key is not good for \(scope).")
    }

    package static let scopesBeyondCaller = Failure(
        .forbidden, code: "scopes_beyond_caller", detail: "A key can't be good for more than the key that makes it.")

    package static let idempotencyKeyInvalid = Failure(
        .badRequest, code: "idempotency_key_invalid",
        detail: "Idempotency-Key must be sent once, with 1 to 255 visible ASCII characters.")

    package static let idempotencyMismatch = Failure(
        .unprocessableContent, code: "idempotency_mismatch",
        detail: "This Idempotency-Key was used for another request; take a new one.")

    package static let idempotencyInFlight = Failure(
        .conflict, code: "idempotency_in_flight", detail: "The request with this Idempotency-Key is still under way.",
        headers: [.retryAfter: "1"])

    package static let idempotencyUnknown = Failure(
        .conflict, code: "idempotency_outcome_unknown",
        detail: "The request with this Idempotency-Key broke off and may have taken effect. Look, then take a new key.")

    package static let unknownPath = Failure(
        .notFound, code: "not_found", detail: "There is nothing at this path.")

    /// A resource of that kind and id does not exist, or not for this caller.
    package static func notFound(_ kind: String) -> Failure {
        Failure(.notFound, code: "not_found", detail: "There is no \(kind) with that id.")
    }

    package static let tenantNotFound = Failure(
        .notFound, code: "tenant_not_found", detail: "There is no tenant with that slug.")

    /// - Parameter allowed: The methods that the path has, as the `Allow` field lists them (RFC 9110 §10.2.1).
    package static func methodNotAllowed(allowed: String) -> Failure {
        Failure(
            .methodNotAllowed, code: "method_not_allowed", detail: "This path answers \(allowed).",
            headers: [.allow: allowed])
    }

    package static let methodUnknown = Failure(
        .notImplemented, code: "method_unknown", detail: "This server does not know the request method.")

    package static func notImplemented(_ detail: String) -> Failure {
        Failure(.notImplemented, code: "not_implemented", detail: detail)
    }

    package static func uriTooLong(limit: Int) -> Failure {
        Failure(.uriTooLong, code: "uri_too_long", detail: "The request target is longer than \(limit) bytes.")
    }

    package static func unsupportedMediaType(accepted: String) -> Failure {
        Failure(
            .unsupportedMediaType, code: "unsupported_media_type", detail: "The body must be \(accepted).",
            headers: [.accept: accepted])
    }

    /// RFC 9110 §15.5.16: the field tells which codings would do.
    package static let unsupportedContentEncoding = Failure(
        .unsupportedMediaType, code: "unsupported_content_encoding", detail: "The body must come uncompressed.",
        headers: [.acceptEncoding: "identity"])

    package static func bodyTooLarge(limit: Int) -> Failure {
        Failure(.contentTooLarge, code: "body_too_large", detail: "The body is larger than \(limit) bytes.")
    }

    package static let bodyMissing = Failure(
        .badRequest, code: "invalid_json", detail: "The request needs a JSON body.")

    package static func invalidJSON(_ error: JSONError) -> Failure {
        Failure(.badRequest, code: "invalid_json", detail: "The body is not acceptable JSON: \(error).")
    }

    package static let bodyNotObject = Failure(
        .badRequest, code: "invalid_json", detail: "The body must be a JSON object.")

    package static func invalidParameter(_ name: String, _ detail: String) -> Failure {
        Failure(.badRequest, code: "invalid_parameter", detail: "Query parameter \(name): \(detail).")
    }

    /// RFC 6585 §4. The field counts whole seconds, at least one.
    package static func tooManyRequests(retryAfter delay: Duration) -> Failure {
        let seconds = max(1, delay.components.seconds + (delay.components.attoseconds > 0 ? 1 : 0))
        return Failure(
            .tooManyRequests, code: "too_many_requests", detail: "There are too many requests. Try again later.",
            headers: [.retryAfter: String(seconds)])
    }

    package static let unavailable = Failure(
        .serviceUnavailable, code: "unavailable", detail: "The service can't answer at the moment. Try again.",
        headers: [.retryAfter: "1"])

    package static let tenantBehind = Failure(
        .serviceUnavailable, code: "tenant_migrating", detail: "This tenant is being upgraded. Try again.",
        headers: [.retryAfter: "5"])

    package static let internalError = Failure(
        .internalServerError, code: "internal_error", detail: "Something went wrong here. The log has the request id.")
}
