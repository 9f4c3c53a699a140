/// The rules for the key of a product: 1 to 100 of `a`-`z`, `0`-`9`, `-`, `_` and `.`.
package enum ProductKey {
    package static let longest = 100

    /// Throws ``LicensingError/productInvalid(_:)`` with the rule that the text breaks.
    static func validate(_ text: String) throws(LicensingError) {
        if text.isEmpty {
            throw .productInvalid("product needs at least one character")
        }
        if text.utf8.count > longest {
            throw .productInvalid("product has at most \(longest) characters, this one has \(text.count)")
        }
        guard text.utf8.allSatisfy(allows) else {
            throw .productInvalid("product is made of a-z, 0-9, \"-\", \"_\" and \".\"")
        }
    }

    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
