internal import Foundation
internal import JSON

/// Keys under which texts that differ only in letter case or in Unicode encoding are the same.
package enum CaseFolding {
    /// The key of a text that is not case-exact, such as a `userName` or the value of an e-mail.
    ///
    /// Compatibility composition (NFKC) of the text in Unicode's lower case: `Ａnn@X.test` and `ann@x.test` have one
    /// key, as have composed and decomposed accents. ß and ss stay apart. Applying it twice changes nothing more.
    package static func key(_ text: String) -> String {
        var isLowerASCII = true
        for byte in text.utf8 {
            if byte >= 0x80 { return unicodeKey(text) }
            if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { isLowerASCII = false }
        }
        return isLowerASCII ? text : text.lowercased()
    }

    /// Whether two texts have one key.
    static func equal(_ left: String, _ right: String) -> Bool {
        // Most texts are ASCII, for which no key need be made.
        if left.utf8.allSatisfy({ $0 < 0x80 }), right.utf8.allSatisfy({ $0 < 0x80 }) {
            return ASCIICase.equal(left, right)
        }
        return key(left) == key(right)
    }

    /// Composition can bring capitals into being (℡ becomes TEL), and lower case can leave accents apart, hence
    /// twice.
    private static func unicodeKey(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCompatibilityMapping
    }
}
