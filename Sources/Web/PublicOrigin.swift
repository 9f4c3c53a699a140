import HTTPTypes
package import Hummingbird
import NIOCore
package import Tenancy

/// Under which scheme, host and port clients see this service; `Location` and `meta.location` begin with it.
package struct PublicOrigin: Sendable {
    private let fixed: String?
    private let proxies: TrustedProxies

    /// - Parameters:
    ///   - fixed: `PUBLIC_URL` without a slash at its end; without one the origin is that of each request.
    ///   - proxies: Whose `X-Forwarded-Proto` and `X-Forwarded-Host` count.
    package init(fixed: String?, proxies: TrustedProxies) {
        self.fixed = fixed
        self.proxies = proxies
    }

    /// Whether clients are known to come over TLS whatever a request looks like.
    package var isAlwaysSecure: Bool { fixed?.hasPrefix("https://") ?? false }

    /// For example `https://rollcall.example.com`.
    package func text(of request: Request, _ context: WebContext) -> String {
        if let fixed { return fixed }
        var scheme = "http"
        var host = request.head.authority
        if isProxied(context) {
            if request.headers[.xForwardedProto] == "https" { scheme = "https" }
            host = request.headers[.xForwardedHost] ?? host
        }
        guard let host, Self.isHost(host) else { return scheme + "://localhost" }
        return scheme + "://" + host
    }

    /// Who sent the request: its address, past the proxies that are trusted, and what it calls itself.
    package func caller(of request: Request, _ context: WebContext) -> Caller {
        Caller(
            address: context.peer.map { proxies.client(of: $0, headers: request.headers).description },
            agent: request.headers[.userAgent])
    }

    private func isProxied(_ context: WebContext) -> Bool {
        guard !proxies.isEmpty, let peer = context.peer else { return false }
        return proxies.contains(peer)
    }

    /// Whether the text can stand in a URL as a host with an optional port: nothing of the sender's goes further.
    private static func isHost(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                    true
                default: false
                }
            }
    }
}
