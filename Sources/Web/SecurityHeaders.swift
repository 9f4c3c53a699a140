import HTTPTypes

/// Fields that every answer carries whatever made it.
struct SecurityHeaders: Sendable {
    private let isAlwaysSecure: Bool

    /// - Parameter isAlwaysSecure: Whether clients may be told to come over TLS only (RFC 6797).
    init(isAlwaysSecure: Bool) {
        self.isAlwaysSecure = isAlwaysSecure
    }

    func add(to headers: inout HTTPFields) {
        headers.append(HTTPField(name: .xContentTypeOptions, value: "nosniff"))
        // Answers hold personal data: no cache may keep them unless their action says so.
        if !headers.contains(.cacheControl) { headers.append(HTTPField(name: .cacheControl, value: "no-store")) }
        if isAlwaysSecure {
            headers.append(HTTPField(name: .strictTransportSecurity, value: "max-age=31536000"))
        }
    }
}
