/// An absolute `https` or `http` URL that may be asked, as far as its text alone can say.
///
/// Read strictly and not as browsers do: what two readers could understand differently is refused.
package struct OutboundURL: Sendable, Hashable {
    static let longest = 2048

    package let isSecure: Bool
    /// A name in lower case, or an address without brackets.
    package let host: String
    package let port: Int
    /// Path and query as they are sent; begins with `/`.
    package let target: String
    /// Set when the host is an address and no name.
    let literal: PeerAddress?

    /// - Throws: ``OutboundFailure/urlRefused(_:)``
    package init(_ text: String, vetting: AddressVetting) throws(OutboundFailure) {
        guard text.utf8.count <= Self.longest else { throw .urlRefused("the URL is longer than \(Self.longest) bytes") }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw .urlRefused("the URL has characters that must be percent-encoded")
        }
        guard !text.contains("#") else { throw .urlRefused("the URL has a fragment") }
        var rest = text[...]
        if let tail = rest.dropping("https://") {
            (isSecure, rest) = (true, tail)
        } else if let tail = rest.dropping("http://") {
            guard vetting.allowsSome else { throw .urlRefused("the URL must begin with https://") }
            (isSecure, rest) = (false, tail)
        } else {
            throw .urlRefused("the URL must begin with https://")
        }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = try Authority(rest[..<end])
        host = authority.host
        literal = authority.literal
        port = authority.port ?? (isSecure ? 443 : 80)
        let tail = String(rest[end...])
        target = tail.hasPrefix("/") ? tail : "/" + tail
        try check(vetting)
    }

    /// What the `Host` field says (RFC 9110 §7.2).
    package var authority: String {
        let host = literal?.bytes.count == 16 ? "[\(self.host)]" : self.host
        return port == (isSecure ? 443 : 80) ? host : "\(host):\(port)"
    }

    /// Whether the URL may be asked at an address: plainly, or at a port of its own, only where the operator allows it.
    func isPermitted(at verdict: AddressVetting.Verdict) -> Bool {
        switch verdict {
        case .allowed: true
        case .outside: isSecure && Self.ports.contains(port) && literal == nil
        case .forbidden: false
        }
    }

    private static let ports: Set = [443, 8443]

    private func check(_ vetting: AddressVetting) throws(OutboundFailure) {
        if !vetting.allowsSome, !Self.ports.contains(port) {
            throw .urlRefused("the port must be 443 or 8443")
        }
        guard let literal else { return }
        guard vetting.verdict(on: literal) == .allowed else {
            throw .urlRefused("the host must be a name and no address")
        }
    }
}

extension Substring {
    /// What follows the prefix, whose letters may be in either case.
    fileprivate func dropping(_ prefix: String) -> Substring? {
        self.prefix(prefix.count).lowercased() == prefix ? dropFirst(prefix.count) : nil
    }
}
