/// Texts of clients as parts of LIKE patterns and as ranges.
enum LikePattern {
    /// The text with the signs that LIKE gives a meaning made ordinary.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { escaped.unicodeScalars.append("\\") }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    /// The first text, in the order of UTF-8 bytes, behind all that begin with `prefix`; nil when there is none.
    static func end(ofPrefix prefix: String) -> String? {
        var scalars = prefix.unicodeScalars
        while let last = scalars.popLast() {
            // Between U+D7FF and U+E000 lie the surrogates, which no text contains.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let successor = Unicode.Scalar(next) else { continue }
            scalars.append(successor)
            return String(scalars)
        }
        return nil
    }
}
