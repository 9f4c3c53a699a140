package import JSON

// Every refusal that the SCIM surface can give, on one page.
extension SCIMError {
    // RFC 7644 Table 9.

    /// The filter's syntax is wrong, or an attribute and an operator in it don't go together.
    package static func invalidFilter(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .invalidFilter, detail: detail)
    }

    /// The query yields more than the server is willing to compute.
    package static func tooMany(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .tooMany, detail: detail)
    }

    /// One of the values is taken by another resource.
    package static func uniqueness(_ detail: String) -> SCIMError {
        SCIMError(status: 409, type: .uniqueness, detail: detail)
    }

    /// The change isn't compatible with the attribute's mutability or present state.
    package static func mutability(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .mutability, detail: detail)
    }

    /// The body is no JSON, or not the message that the endpoint takes.
    package static func invalidSyntax(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .invalidSyntax, detail: detail)
    }

    /// A PATCH path is malformed or names no attribute.
    package static func invalidPath(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .invalidPath, detail: detail)
    }

    /// A PATCH path yields nothing that could be operated on.
    package static func noTarget(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .noTarget, detail: detail)
    }

    /// A required value is missing, or a value doesn't fit the attribute's type.
    package static func invalidValue(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .invalidValue, detail: detail)
    }

    /// The version of the protocol in the URL isn't served.
    package static func invalidVers(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .invalidVers, detail: detail)
    }

    /// The request URI carries personal data that belongs into a POST body.
    package static func sensitive(_ detail: String) -> SCIMError {
        SCIMError(status: 400, type: .sensitive, detail: detail)
    }

    // RFC 7644 Table 8 and HTTP.

    /// The credential is missing, unknown, revoked, expired or another tenant's: one answer, so that nothing can be
    /// probed.
    package static let unauthorized = SCIMError(status: 401, detail: "A valid bearer token is required.")

    package static func forbidden(_ detail: String) -> SCIMError {
        SCIMError(status: 403, detail: detail)
    }

    /// RFC 7644 §3.6 wants the same answer for what never was and for what was deleted.
    package static func notFound(_ what: String) -> SCIMError {
        SCIMError(status: 404, detail: "\(what) not found.")
    }

    package static let methodNotAllowed = SCIMError(status: 405, detail: "This resource does not support the method.")

    package static func conflict(_ detail: String) -> SCIMError {
        SCIMError(status: 409, detail: detail)
    }

    /// `If-Match` names another version than the stored one.
    package static let preconditionFailed = SCIMError(
        status: 412, detail: "The resource has changed: its version is not the one that If-Match names.")

    package static func payloadTooLarge(limit: Int) -> SCIMError {
        SCIMError(status: 413, detail: "The body exceeds the limit of \(limit) bytes.")
    }

    package static func tooManyMembers(limit: Int) -> SCIMError {
        SCIMError(status: 413, detail: "One PATCH names at most \(limit) members; send several.")
    }

    package static let unsupportedMediaType = SCIMError(
        status: 415, detail: "Send application/scim+json or application/json.")

    /// The caller adds an integer `Retry-After`.
    package static func tooManyRequests(_ detail: String) -> SCIMError {
        SCIMError(status: 429, detail: detail)
    }

    package static let internalError = SCIMError(status: 500, detail: "The server failed; the request may be repeated.")

    package static func notImplemented(_ detail: String) -> SCIMError {
        SCIMError(status: 501, detail: detail)
    }

    package static func unavailable(_ detail: String) -> SCIMError {
        SCIMError(status: 503, detail: detail)
    }

    // RFC 9865 Table 3.

    /// No cursor of this search.
    package static let invalidCursor = SCIMError(
        status: 400, type: .invalidCursor,
        detail: """
            This is no cursor of this search. Begin with an empty cursor, then send each nextCursor with the same \
            filter and order.
            """)

    package static let expiredCursor = SCIMError(
        status: 400, type: .expiredCursor, detail: "The cursor has expired. Begin again with an empty cursor.")

    /// Pages of one walk have one size.
    package static func invalidCount(_ count: Int) -> SCIMError {
        SCIMError(
            status: 400, type: .invalidCount, detail: "The walk of this cursor began with count=\(count); keep to it.")
    }

    // From the floor below.

    /// A body that is no JSON, with the byte at which it went wrong.
    package init(_ error: JSONError) {
        self = .invalidSyntax("The body is not acceptable JSON: \(error).")
    }
}
