package import HTTPTypes

/// The proxies whose word about a request's origin is taken: what anybody else says in `X-Forwarded-…` is ignored.
package struct TrustedProxies: Sendable {
    private let blocks: [AddressBlock]

    package init(_ blocks: [AddressBlock] = []) {
        self.blocks = blocks
    }

    package var isEmpty: Bool { blocks.isEmpty }

    package func contains(_ address: IPAddress) -> Bool {
        blocks.contains { $0.contains(address) }
    }

    /// The address of the client itself: the last one in `X-Forwarded-For` that is no proxy of ours.
    package func client(of peer: IPAddress, headers: HTTPFields) -> IPAddress {
        var client = peer
        guard contains(peer), let field = headers[.xForwardedFor] else { return client }
        for hop in field.split(separator: ",").reversed() {
            guard let address = IPAddress(hop.drop { $0 == " " }.prefix { $0 != " " }) else { break }
            client = address
            if !contains(address) { break }
        }
        return client
    }
}
