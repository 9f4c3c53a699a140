import Foundation

extension SMTPServer {
    /// Why a URI names no server: what completes "the URI …", without a part of the URI, which may hold a password.
    package struct URIRefusal: Error, Sendable, Hashable, CustomStringConvertible {
        package let description: String
    }

    /// Reads `smtps://[user:password@]host[:465]` or `smtp://[user:password@]host[:587][?tls=starttls|none]`.
    ///
    /// User and password are percent-encoded. `smtp` means STARTTLS, unless `tls=none` says that the connection stays in
    /// the clear, or the host is this machine and there is no password to protect.
    package init(uri: String) throws(URIRefusal) {
        guard let colon = uri.range(of: "://"), uri.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw URIRefusal(description: "must have the form smtp://user:password@host:587 or smtps://host:465")
        }
        let isImplicit: Bool
        switch uri[..<colon.lowerBound].lowercased() {
        case "smtp": isImplicit = false
        case "smtps": isImplicit = true
        default: throw URIRefusal(description: "must begin with smtp:// or smtps://")
        }
        var rest = uri[colon.upperBound...]
        let tls = try Self.takeTLS(from: &rest)
        if rest.last == "/" { rest.removeLast() }
        let credentials = try Self.takeCredentials(from: &rest)
        let (host, port) = try Self.address(rest)
        let encryption = try Self.encryption(
            isImplicit: isImplicit, tls: tls, staysHere: Self.isLoopback(host) && credentials == nil)
        guard credentials == nil || encryption != .none else {
            throw URIRefusal(description: "has a password, which is never sent without TLS: leave tls=none out")
        }
        self.init(
            host: host, port: port ?? (isImplicit ? 465 : 587), encryption: encryption, credentials: credentials)
    }

    private static func encryption(isImplicit: Bool, tls: String?, staysHere: Bool) throws(URIRefusal) -> Encryption {
        switch (isImplicit, tls) {
        case (true, nil): return .implicit
        case (true, _): throw URIRefusal(description: "takes tls=… with smtp:// only: smtps:// is always encrypted")
        case (false, nil): return staysHere ? .none : .startTLS
        case (false, "starttls"): return .startTLS
        case (false, "none"): return .none
        case (false, _): throw URIRefusal(description: "takes tls=starttls or tls=none")
        }
    }

    private static func takeTLS(from rest: inout Substring) throws(URIRefusal) -> String? {
        guard let mark = rest.lastIndex(of: "?") else { return nil }
        let query = rest[rest.index(after: mark)...]
        rest = rest[..<mark]
        guard query.hasPrefix("tls=") else {
            throw URIRefusal(description: "has a parameter other than tls; percent-encode a ? in the password")
        }
        return String(query.dropFirst(4))
    }

    private static func takeCredentials(from rest: inout Substring) throws(URIRefusal) -> Credentials? {
        guard let at = rest.lastIndex(of: "@") else { return nil }
        let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        rest = rest[rest.index(after: at)...]
        guard parts.count == 2, let user = String(parts[0]).removingPercentEncoding,
            let password = String(parts[1]).removingPercentEncoding, !user.isEmpty, !password.isEmpty
        else {
            throw URIRefusal(description: "must have user:password before the @, percent-encoded")
        }
        // A zero byte separates the two in AUTH PLAIN (RFC 4616 §2).
        guard !user.unicodeScalars.contains("\0"), !password.unicodeScalars.contains("\0") else {
            throw URIRefusal(description: "has a zero byte in its user or password")
        }
        return Credentials(user: user, password: password)
    }

    private static func address(_ text: Substring) throws(URIRefusal) -> (host: String, port: Int?) {
        var host = text
        var port: Int?
        if text.first == "[" {
            guard let end = text.lastIndex(of: "]") else { throw URIRefusal(description: "has a [ without a ]") }
            host = text[text.index(after: text.startIndex)..<end]
            let after = text[text.index(after: end)...]
            if !after.isEmpty { port = try Self.port(after.dropFirst(), isAfterColon: after.first == ":") }
        } else if let colon = text.lastIndex(of: ":") {
            host = text[..<colon]
            port = try Self.port(text[text.index(after: colon)...], isAfterColon: true)
        }
        let isIPv6 = text.first == "["
        let isHost = host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            case UInt8(ascii: ":"): isIPv6
            default: false
            }
        }
        guard !host.isEmpty, isHost else { throw URIRefusal(description: "names no host") }
        return (String(host), port)
    }

    private static func port(_ text: Substring, isAfterColon: Bool) throws(URIRefusal) -> Int {
        guard isAfterColon, let port = Int(text), (1...65_535).contains(port) else {
            throw URIRefusal(description: "must have a port from 1 to 65535 after the host")
        }
        return port
    }

    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isV4 = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
        return isV4 || host == "::1" || host.lowercased() == "localhost"
    }
}
