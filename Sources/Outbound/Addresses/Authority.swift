/// Host and port of a URL (RFC 3986 §3.2), without user information.
struct Authority: Sendable, Hashable {
    let host: String
    let literal: PeerAddress?
    let port: Int?

    /// - Throws: ``OutboundFailure/urlRefused(_:)``
    init(_ text: Substring) throws(OutboundFailure) {
        guard !text.contains("@") else { throw .urlRefused("the URL must not hold a user or a password") }
        var rest = text
        if rest.hasPrefix("[") {
            guard let end = rest.firstIndex(of: "]"),
                let address = PeerAddress(rest[rest.index(after: rest.startIndex)..<end]), address.bytes.count == 16
            else { throw .urlRefused("the address in brackets is none") }
            (host, literal) = (address.description, address)
            rest = rest[rest.index(after: end)...]
        } else {
            let end = rest.firstIndex(of: ":") ?? rest.endIndex
            host = rest[..<end].lowercased()
            literal = try Self.literal(host)
            rest = rest[end...]
        }
        port = try Self.port(rest)
    }

    private static func port(_ text: Substring) throws(OutboundFailure) -> Int? {
        guard !text.isEmpty else { return nil }
        let digits = text.dropFirst()
        guard text.first == ":", (1...5).contains(digits.count), digits.utf8.allSatisfy(isDigit),
            let port = Int(digits), (1...65_535).contains(port)
        else { throw .urlRefused("the port is none") }
        return port
    }

    /// The address that the host is; nil for a name. Forms of addresses that only some programs understand, such as
    /// `2130706433`, `0x7f.1` or `0177.0.0.1`, are neither: what ends in a number is an address (WHATWG URL, "ends in a
    /// number"), and an address has four decimal parts.
    private static func literal(_ host: String) throws(OutboundFailure) -> PeerAddress? {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard host.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else {
            throw .urlRefused("the host is no name in the form of the DNS")
        }
        guard last.utf8.allSatisfy(isDigit) || last.hasPrefix("0x") else { return nil }
        guard let address = PeerAddress(host) else { throw .urlRefused("the host is a number and no name") }
        return address
    }

    /// RFC 1123 §2.1.
    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy {
                isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == 0x2D
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
