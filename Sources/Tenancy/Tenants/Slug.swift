/// The rules for the name of a tenant in URLs: that of a DNS label (RFC 1123 §2.1), in lower case.
package enum Slug {
    package static let longest = 63

    /// Throws ``TenancyError/slugInvalid(_:)`` with the first rule that the text breaks.
    static func validate(_ text: String) throws(TenancyError) {
        if text.isEmpty {
            throw .slugInvalid("a slug needs at least one character")
        }
        for (position, character) in text.enumerated() where !allows(character) {
            throw .slugInvalid(
                "a slug is made of a-z, 0-9 and \"-\"; character \(position + 1) is \(Self.spelled(character))")
        }
        if text.count > longest {
            throw .slugInvalid("a slug has at most \(longest) characters, this one has \(text.count)")
        }
        if text.hasPrefix("-") || text.hasSuffix("-") {
            throw .slugInvalid("a slug begins and ends with a letter or digit")
        }
    }

    private static func allows(_ character: Character) -> Bool {
        ("a"..."z").contains(character) && character.isASCII || ("0"..."9").contains(character) && character.isASCII
            || character == "-"
    }

    /// A sign that can't be seen is told by its number.
    private static func spelled(_ character: Character) -> String {
        guard let scalar = character.unicodeScalars.first else { return "empty" }
        let visible = character.isLetter || character.isNumber || character.isPunctuation || character.isSymbol
        return visible ? "\"\(character)\"" : "U+" + String(scalar.value, radix: 16, uppercase: true)
    }
}
