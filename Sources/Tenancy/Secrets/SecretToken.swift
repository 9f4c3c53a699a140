import Crypto

/// The form of a token that Rollcall gives out: a readable prefix, 256 random bits and a checksum, `rc_<43>_<6>`.
///
/// Body and checksum are base64url (RFC 4648 §5). The checksum is the head of the SHA-256 of what stands before it: a
/// mistyped or invented token is told without a query, and a secret scanner needs no help from us. It proves nothing.
struct SecretToken: Sendable, Equatable {
    enum Kind: String, Sendable {
        /// The bearer token of an identity provider.
        case credential = "rc_"
        /// A key of the admin API.
        case apiKey = "rck_"
        /// What an OAuth client is known by.
        case clientSecret = "rcs_"
        /// What an OAuth client is given, for two hours.
        case accessToken = "rca_"
        /// What signs a person in to the console, once.
        case consoleLink = "rcl_"
        /// What a browser that is signed in to the console sends.
        case consoleSession = "rcn_"
    }

    static let bodyLength = 43
    static let checksumLength = 6

    let text: String

    /// A new token of 32 bytes out of `random`.
    init(_ kind: Kind, random: inout some RandomNumberGenerator) {
        let bytes = (0..<4).flatMap { _ in
            let word = random.next() as UInt64
            return (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        }
        let head = kind.rawValue + Base64URL.encode(bytes)
        text = head + "_" + Self.checksum(of: head)
    }

    /// Nil unless the text has the form, down to the checksum.
    init?(parsing text: String, as kind: Kind) {
        let bytes = Array(text.utf8)
        let prefix = Array(kind.rawValue.utf8)
        let headLength = prefix.count + Self.bodyLength
        guard bytes.count == headLength + 1 + Self.checksumLength, bytes.starts(with: prefix),
            bytes[headLength] == UInt8(ascii: "_"),
            bytes[prefix.count..<headLength].allSatisfy(Base64URL.contains)
        else { return nil }
        let head = String(decoding: bytes[..<headLength], as: UTF8.self)
        guard Self.checksum(of: head).utf8.elementsEqual(bytes[(headLength + 1)...]) else { return nil }
        self.text = text
    }

    /// The last four signs, by which a person tells tokens apart; they are part of the checksum and tell nothing of the body.
    var hint: String {
        String(text.suffix(4))
    }

    private static func checksum(of head: String) -> String {
        let digest = SHA256.hash(data: Array(head.utf8))
        return String(Base64URL.encode(Array(digest.prefix(6))).prefix(checksumLength))
    }
}
