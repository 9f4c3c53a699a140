import FoundationEssentials

/// The text of a header field, as bytes that mean it everywhere (RFC 5322 §2.2, RFC 2047).
enum HeaderText {
    /// Bytes of UTF-8 whose base64, with `=?UTF-8?B?` and `?=` around it and the field's name before, stays within the 76
    /// characters of a line with encoded words (RFC 2047 §2).
    private static let bytesOfWord = 39

    /// Whether nothing in the text could end the field or be taken for something else by a terminal.
    static func isOneLine(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    /// The text as it is when it is short plain ASCII, else as encoded words, a line each.
    ///
    /// - Parameter room: How many characters fit on the line, after the field's name.
    static func encoded(_ text: String, room: Int = 60) -> String {
        if isPlain(text), text.utf8.count <= room { return text }
        var words: [String] = []
        var word: [UInt8] = []
        for character in text {
            let bytes = Array(character.utf8)
            if word.count + bytes.count > bytesOfWord, !word.isEmpty {
                words.append(encodedWord(word))
                word = []
            }
            word += bytes
            // A character with very many combining marks is longer than a word: it is cut between scalars.
            while word.count > bytesOfWord { words.append(encodedWord(cut(&word))) }
        }
        if !word.isEmpty { words.append(encodedWord(word)) }
        return words.joined(separator: "\r\n ")
    }

    /// A display name (RFC 5322 §3.2.5): atoms as they are, else encoded.
    static func phrase(_ name: String) -> String {
        let isAtoms = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isAtoms ? encoded(name) : encodedWords(name)
    }

    private static func encodedWords(_ text: String) -> String { encoded(text, room: 0) }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7e).contains($0) } && !text.contains("=?") && text.first != " "
            && text.last != " "
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String {
        "=?UTF-8?B?" + Data(bytes).base64EncodedString() + "?="
    }

    /// Takes the beginning of a word that is too long, up to where a scalar begins.
    private static func cut(_ word: inout [UInt8]) -> [UInt8] {
        var end = bytesOfWord
        while end > 1, word[end] & 0xc0 == 0x80 { end -= 1 }
        defer { word.removeFirst(end) }
        return Array(word[..<end])
    }
}
