/// Decides which addresses may be talked to on behalf of somebody who chose the name: never those that lead inwards.
package struct AddressVetting: Sendable {
    package enum Verdict: Sendable, Hashable {
        /// Somebody's out there.
        case outside
        /// Private, but the operator has allowed it: what is refused elsewhere for caution is fine here.
        case allowed
        case forbidden
    }

    /// Inside which an address is fine although it is on the list; `ROLLCALL_WEBHOOK_ALLOWED_CIDRS`.
    private let allowed: [AddressRange]

    package init(allowed: [AddressRange] = []) {
        self.allowed = allowed
    }

    /// Whether the operator has allowed anything.
    package var allowsSome: Bool { !allowed.isEmpty }

    package func verdict(on address: PeerAddress) -> Verdict {
        let judged = address.judged
        if Self.isMetadata(judged) || judged.embedded.map(Self.isMetadata) ?? false { return .forbidden }
        if allowed.contains(where: { $0.contains(judged) }) { return .allowed }
        // Of IPv6 only 2000::/3 is given out to anybody (RFC 4291 §2.4); the rest may be a translator of this network's.
        guard judged.bytes.count == 4 || judged.bytes[0] & 0xE0 == 0x20 else { return .forbidden }
        return Self.forbidden.contains { $0.contains(judged) } ? .forbidden : .outside
    }

    private static func isMetadata(_ address: PeerAddress) -> Bool {
        metadata.contains { $0.contains(address) }
    }

    /// Where clouds hand out credentials to whoever asks from inside. Blocked whatever the operator allows.
    private static let metadata = ranges(
        "169.254.169.254", "169.254.170.2", "fd00:ec2::254", "100.100.100.200", "192.0.0.192", "168.63.129.16")

    /// The registries of special-purpose addresses (RFC 6890, IANA), as far as nothing public can be behind them.
    private static let forbidden = ranges(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001:db8::/32", "3fff::/20", "2001::/23", "2002::/16")

    private static func ranges(_ texts: String...) -> [AddressRange] {
        texts.compactMap { AddressRange($0) }
    }
}
