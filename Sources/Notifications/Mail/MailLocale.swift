/// A language tag such as `en` or `de-at` (RFC 5646), folded to lower case: what templates are chosen by.
package struct MailLocale: Sendable, Hashable {
    /// What the built-in texts are written in.
    package static let english = MailLocale(text: "en")

    package let text: String

    private init(text: String) {
        self.text = text
    }

    /// Throws ``MailError/localeInvalid``.
    package init(_ tag: String) throws(MailError) {
        guard let locale = MailLocale(lenient: tag) else { throw .localeInvalid }
        self = locale
    }

    /// Nil for what is no tag: a person's own record may say anything.
    package init?(lenient tag: String) {
        let parts = tag.replacing("_", with: "-").split(separator: "-", omittingEmptySubsequences: false)
        guard tag.utf8.count <= 35, let language = parts.first, (2...8).contains(language.utf8.count),
            language.utf8.allSatisfy(Self.isLetter),
            parts.dropFirst().allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isLetterOrDigit) }
            )
        else { return nil }
        text = parts.joined(separator: "-").lowercased()
    }

    /// The tag itself and what it falls back to, the nearest first: `de-at`, `de`.
    package var alternatives: [String] {
        let language = text.split(separator: "-").first.map(String.init) ?? text
        return language == text ? [text] : [text, language]
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
