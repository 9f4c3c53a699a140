import Foundation

/// An IPv4 or IPv6 address as its bytes; an IPv4 address mapped into IPv6 counts as the IPv4 address that it is.
package struct IPAddress: Sendable, Hashable {
    /// 4 or 16 bytes in network order.
    package let bytes: [UInt8]

    /// Nil when the text is no address in its usual form, as `inet_pton` reads it.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        var storage = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &storage) == 1 {
            bytes = Array(storage.prefix(4))
        } else if inet_pton(AF_INET6, text, &storage) == 1 {
            bytes = storage.starts(with: Self.mappedPrefix) ? Array(storage.suffix(4)) : storage
        } else {
            return nil
        }
    }

    /// RFC 4291 §2.5.5.2.
    private static let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
}
