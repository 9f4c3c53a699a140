import Foundation

/// The IPv4 or IPv6 address of somebody out there, as its bytes.
package struct PeerAddress: Sendable, Hashable {
    /// 4 or 16 bytes in network order.
    package let bytes: [UInt8]

    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Nil when the text is no address in its usual form, as `inet_pton` reads it: no `127.1`, `0x7f.1` or `2130706433`.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        var storage = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &storage) == 1 {
            bytes = Array(storage.prefix(4))
        } else if inet_pton(AF_INET6, text, &storage) == 1 {
            bytes = storage
        } else {
            return nil
        }
    }

    /// As which address it has to be judged: an IPv4 address written as an IPv6 one, mapped (`::ffff:a.b.c.d`, RFC 4291
    /// §2.5.5.2) or compatible (`::a.b.c.d`, §2.5.5.1), is that IPv4 address.
    var judged: PeerAddress {
        guard bytes.count == 16, bytes.prefix(10).allSatisfy({ $0 == 0 }) else { return self }
        let isMapped = bytes[10] == 0xFF && bytes[11] == 0xFF
        let isCompatible = bytes[10] == 0 && bytes[11] == 0 && bytes[12...].contains { $0 != 0 } && !isLoopback
        return isMapped || isCompatible ? PeerAddress(bytes: Array(bytes.suffix(4))) ?? self : self
    }

    /// The IPv4 addresses that a gateway would reach through this IPv6 address: NAT64 (RFC 6052, RFC 8215) and 6to4
    /// (RFC 3056).
    var embedded: PeerAddress? {
        guard bytes.count == 16 else { return nil }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) { return PeerAddress(bytes: Array(bytes.suffix(4))) }
        if bytes.starts(with: [0x20, 0x02]) { return PeerAddress(bytes: Array(bytes[2..<6])) }
        return nil
    }

    private var isLoopback: Bool { bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1 }
}

extension PeerAddress: CustomStringConvertible {
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
