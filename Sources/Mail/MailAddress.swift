/// An address that mail can be sent to: `local@domain`, at most 254 bytes (RFC 5321 §4.5.3.1).
///
/// The local part is a dot-string (RFC 5321 §4.1.2), the domain a name; both may hold letters beyond ASCII (RFC 6531 §3.3).
/// Quoted local parts, comments and address literals are refused: nobody has them, and each has hidden an attack. Nothing
/// that passes can end a line, a path or a header.
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    package static let longest = 254
    private static let longestLocal = 64

    package let text: String
    package let domain: String

    package init(_ text: String) throws(MailAddressRefusal) {
        guard text.utf8.count <= Self.longest else {
            throw MailAddressRefusal(description: "an address has at most \(Self.longest) bytes")
        }
        guard let at = text.lastIndex(of: "@") else {
            throw MailAddressRefusal(description: "an address has the form name@domain")
        }
        let (local, domain) = (text[..<at], text[text.index(after: at)...])
        try Self.check(local: local)
        try Self.check(domain: domain)
        self.text = text
        self.domain = String(domain)
    }

    package var description: String { text }

    /// What two spellings of one mailbox have in common, as far as anybody in practice tells them apart.
    package var key: String { text.lowercased() }

    /// Whether only a server that knows SMTPUTF8 (RFC 6531) can take it.
    package var needsUTF8: Bool { text.utf8.contains { $0 > 0x7f } }

    private static func check(local: Substring) throws(MailAddressRefusal) {
        guard !local.isEmpty, local.utf8.count <= longestLocal else {
            throw MailAddressRefusal(
                description: "the part of an address before the @ has 1 to \(longestLocal) bytes")
        }
        guard local.unicodeScalars.allSatisfy({ $0 == "." || isAtom($0) }) else {
            throw MailAddressRefusal(
                description: "the part of an address before the @ has no spaces, quotes, brackets or control characters"
            )
        }
        guard local.first != ".", local.last != ".", !local.contains("..") else {
            throw MailAddressRefusal(description: "dots in an address stand between other characters")
        }
    }

    private static func check(domain: Substring) throws(MailAddressRefusal) {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy(isLabel) else {
            throw MailAddressRefusal(
                description: "the domain of an address is made of letters, digits and hyphens with dots between")
        }
    }

    /// RFC 5321 §4.1.2 `sub-domain`, at most 63 bytes (RFC 1035 §2.3.4).
    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-": true
                default: !scalar.isASCII && isVisible(scalar)
                }
            }
    }

    /// RFC 5322 §3.2.3 `atext`.
    private static func isAtom(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "{", "|", "}", "~": true
        default: !scalar.isASCII && isVisible(scalar)
        }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: true
        }
    }
}
