package import HTTPTypes

// Names that HTTPTypes doesn't know.

extension HTTPField.Name {
    package static let xRequestID = token("X-Request-Id")
    package static let xForwardedFor = token("X-Forwarded-For")
    package static let xForwardedHost = token("X-Forwarded-Host")
    package static let xForwardedProto = token("X-Forwarded-Proto")

    /// A name of token characters is always valid, which the initialiser can't tell.
    private static func token(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is made of token characters.") }
        return name
    }
}
