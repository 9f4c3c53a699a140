package import HTTPTypes

// Names that HTTPTypes doesn't know.

extension HTTPField.Name {
    package static let xRequestID = token("X-Request-Id")
    /// W3C Trace Context §3.2.
    package static let traceparent = token("traceparent")
    package static let xForwardedFor = token("X-Forwarded-For")
    package static let xForwardedHost = token("X-Forwarded-Host")
    package static let xForwardedProto = token("X-Forwarded-Proto")

    /// Of draft-ietf-httpapi-ratelimit-headers-11.
    static let rateLimit = token("RateLimit")
    static let rateLimitPolicy = token("RateLimit-Policy")

    /// Of draft-ietf-httpapi-idempotency-key-header.
    package static let idempotencyKey = token("Idempotency-Key")
    package static let idempotencyReplayed = token("Idempotency-Replayed")

    /// A name of token characters is always valid, which the initialiser can't tell.
    private static func token(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is made of token characters.") }
        return name
    }
}
