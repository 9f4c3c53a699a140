package import JSON

/// One request to the server that is examined.
package struct ConformanceRequest: Sendable {
    /// Who asks.
    package enum Credential: Sendable, Hashable {
        /// The token that the run was given.
        case given
        /// Nobody: no `Authorization` at all.
        case none
        /// Another bearer token.
        case bearer(String)
    }

    package let method: String
    /// Path and query below the SCIM base, beginning with `/`; or an absolute URL.
    package let target: String
    package var headers: [(name: String, value: String)] = []
    package var body: [UInt8] = []
    package var credential = Credential.given
    /// Whether its body and that of its answer hold secrets, so that no finding shows them.
    package var isSecret = false

    package init(_ method: String, _ target: String) {
        self.method = method
        self.target = target
    }

    /// With a body of JSON, sent as SCIM's media type (RFC 7644 §3.1).
    package init(_ method: String, _ target: String, _ body: JSONValue) {
        self.init(method, target)
        self.body = body.serializedBytes()
        headers = [("content-type", "application/scim+json")]
    }

    /// Whether a server could change anything for it.
    var isReading: Bool { method == "GET" }
}
