/// A field that an endpoint's owner wants to be sent with each attempt, such as `Authorization`.
package struct WebhookHeader: Sendable, Hashable {
    static let most = 20
    static let longestName = 100
    static let longestValue = 1000

    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Throws ``NotificationError/headersInvalid(_:)`` for names that are ours or no tokens (RFC 9110 §5.6.2), for values
    /// that could end the field, and for too many.
    static func validate(_ headers: [WebhookHeader]) throws(NotificationError) {
        guard headers.count <= most else { throw .headersInvalid("headers has at most \(most) members") }
        guard Set(headers.map { $0.name.lowercased() }).count == headers.count else {
            throw .headersInvalid("headers names a field twice")
        }
        for header in headers { try header.validate() }
    }

    private func validate() throws(NotificationError) {
        guard (1...Self.longestName).contains(name.utf8.count), name.utf8.allSatisfy(Self.isTokenByte) else {
            throw .headersInvalid("a member of headers has a name that no field can have")
        }
        guard value.utf8.count <= Self.longestValue, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }),
            value.first != " ", value.last != " "
        else {
            throw .headersInvalid(
                "headers.\(name) must be at most \(Self.longestValue) printable ASCII characters without spaces around them"
            )
        }
        guard !Self.isReserved(name.lowercased()) else {
            throw .headersInvalid("headers.\(name) is set by the service")
        }
    }

    private static func isReserved(_ name: String) -> Bool {
        name.hasPrefix("webhook-") || name.hasPrefix("proxy-") || reserved.contains(name)
    }

    private static let reserved: Set = [
        "host", "connection", "content-length", "content-type", "content-encoding", "transfer-encoding", "te",
        "trailer", "upgrade", "expect", "keep-alive", "user-agent", "accept", "date", "via", "http2-settings",
    ]

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
