import SCIM

/// Texts that stand in an index, whose entries Postgres limits to a third of a page (2,704 bytes).
enum IndexedText {
    /// In bytes of UTF-8; folding may double some letters.
    static let longest = 1000

    /// Throws `invalidValue` naming the attribute when the text is longer.
    static func check(_ text: String?, _ attribute: String) throws(SCIMError) {
        guard let text, text.utf8.count > longest || CaseFolding.key(text).utf8.count > 2 * longest else { return }
        throw .invalidValue("\(attribute) exceeds \(longest) bytes.")
    }
}
