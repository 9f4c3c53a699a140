internal import JSON

/// Booleans that a client wrote as text.
enum BooleanText {
    /// `"True"` and `"false"` in any letter case; nil for everything else.
    static func value(_ text: String) -> Bool? {
        if ASCIICase.equal(text, "true") { return true }
        if ASCIICase.equal(text, "false") { return false }
        return nil
    }
}
