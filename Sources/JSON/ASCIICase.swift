/// Comparison without regard to the case of ASCII letters, as SCIM wants it for attribute names and URNs.
package enum ASCIICase {
    /// Whether the two texts are equal but for the case of ASCII letters.
    package static func equal(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        var a = left.utf8.makeIterator()
        var b = right.utf8.makeIterator()
        while true {
            switch (a.next(), b.next()) {
            case (nil, nil): return true
            case (let x?, let y?): if x != y, folded(x) != folded(y) { return false }
            default: return false
            }
        }
    }

    /// The text with ASCII letters made small and everything else as it is.
    package static func folded(_ text: some StringProtocol) -> String {
        String(decoding: text.utf8.map { folded($0) }, as: UTF8.self)
    }

    /// The byte, made small when it is an ASCII capital letter.
    package static func folded(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
