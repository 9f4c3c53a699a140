import HTTPTypes

/// The cookie that holds a session's secret. Over TLS its name is one that no other host can set (RFC 6265bis §4.1.3.2).
struct SessionCookie: Sendable, Hashable {
    let isSecure: Bool

    var name: String { isSecure ? "__Host-rollcall" : "rollcall" }

    /// The secret in a request's `Cookie` fields; nil without one, and for two of them, of which one is somebody else's.
    func secret(in headers: HTTPFields) -> String? {
        let pairs = headers[values: .cookie].flatMap { $0.split(separator: ";") }
        let values = pairs.compactMap { pair -> String? in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { return nil }
            return String(parts[1])
        }
        return values.count == 1 && !values[0].isEmpty ? values[0] : nil
    }

    /// The `Set-Cookie` field that begins a session; the browser forgets it when it is closed.
    func setting(_ secret: String) -> String {
        "\(name)=\(secret); \(attributes)"
    }

    /// The one that ends it.
    var removing: String { "\(name)=; Max-Age=0; \(attributes)" }

    private var attributes: String {
        "Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}
