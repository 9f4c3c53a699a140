package import HTTPTypes

// Names that HTTPTypes doesn't know. A name of token characters is always valid, which its initialiser can't tell.

extension HTTPField.Name {
    package static let xRequestID = HTTPField.Name("X-Request-Id")!
    package static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
    package static let xForwardedHost = HTTPField.Name("X-Forwarded-Host")!
    package static let xForwardedProto = HTTPField.Name("X-Forwarded-Proto")!
}
