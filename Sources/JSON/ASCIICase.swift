/// Comparison without regard to the case of ASCII letters, as SCIM wants it for attribute names and URNs.
package enum ASCIICase {
    /// Whether the two texts are equal but for the case of ASCII letters.
    package static func equal(_ left: String, _ right: String) -> Bool {
        // Names of one length are mostly the same name, and of different lengths never.
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).allSatisfy { $0 == $1 || folded($0) == folded($1) }
    }

    /// The text with ASCII letters made small and everything else as it is.
    package static func folded(_ text: String) -> String {
        String(decoding: text.utf8.map { folded($0) }, as: UTF8.self)
    }

    /// The byte, made small when it is an ASCII capital letter.
    package static func folded(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
