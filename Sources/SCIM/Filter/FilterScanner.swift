internal import JSON

/// Cuts a filter or a PATCH path into names, operators and literals. Positions count bytes of UTF-8.
struct FilterScanner {
    private let bytes: [UInt8]
    private(set) var position = 0

    /// A value as it was written.
    struct Literal {
        var value: JSONValue
        /// The letters of a value without quotation marks.
        var word: String?
    }

    init(_ text: String) {
        bytes = Array(text.utf8)
        skipSpaces()
    }

    var count: Int { bytes.count }
    var isAtEnd: Bool { position == bytes.count }

    func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    /// Steps over the byte and the spaces behind it.
    mutating func step(over byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        skipSpaces()
        return true
    }

    /// Steps over a byte before which no space may stand, like the bracket of a value filter.
    mutating func step(overAdjacent byte: UInt8) -> Bool {
        guard position == 0 || !Self.isSpace(bytes[position - 1]) else { return false }
        return step(over: byte)
    }

    /// Steps over a word in any letter case.
    mutating func step(over word: StaticString) -> Bool {
        guard isWord(word), !isNameByte(at: position + word.utf8CodeUnitCount) else { return false }
        position += word.utf8CodeUnitCount
        skipSpaces()
        return true
    }

    /// Steps over `not` when a parenthesis follows; else it is the name of an attribute.
    mutating func stepOverNegation() -> Bool {
        var next = position + 3
        while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
        guard isWord("not"), next < bytes.count, bytes[next] == UInt8(ascii: "(") else { return false }
        position = next
        return true
    }

    /// The longest run of bytes that can be an attribute's name, a URN before it included, or an operator.
    mutating func name() -> String? {
        let start = position
        while isNameByte(at: position) { position += 1 }
        guard position > start else { return nil }
        defer { skipSpaces() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The value at the position; nil when there is none.
    mutating func literal() throws(SCIMError) -> Literal? {
        guard peek() != UInt8(ascii: "\"") else { return Literal(value: try quoted()) }
        let start = position
        while isNameByte(at: position) { position += 1 }
        guard position > start else { return nil }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        skipSpaces()
        switch ASCIICase.folded(word) {
        case "true": return Literal(value: true, word: word)
        case "false": return Literal(value: false, word: word)
        case "null": return Literal(value: .null, word: word)
        default: return Literal(value: Self.number(word) ?? .string(word), word: word)
        }
    }

    private mutating func quoted() throws(SCIMError) -> JSONValue {
        let start = position
        position += 1
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            position = min(position + (byte == UInt8(ascii: "\\") ? 2 : 1), bytes.count)
        }
        guard !isAtEnd else { throw .invalidFilter("The text at byte \(start) of the filter has no end.") }
        position += 1
        do throws(JSONError) {
            let value = try JSONParser.parse(bytes[start..<position])
            skipSpaces()
            return value
        } catch {
            throw .invalidFilter("\(error.kind.sentence) at byte \(start + error.byteOffset) of the filter.")
        }
    }

    private static func number(_ word: String) -> JSONValue? {
        guard let first = word.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
            return nil
        }
        return try? JSONParser.parse(word)
    }

    private func isWord(_ word: StaticString) -> Bool {
        guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount
        where ASCIICase.folded(bytes[position + offset]) != word.utf8Start[offset] { return false }
        return true
    }

    /// Everything that does not structure a filter; so much may also stand in a value without quotation marks.
    private func isNameByte(at index: Int) -> Bool {
        guard index < bytes.count, bytes[index] > UInt8(ascii: " ") else { return false }
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "\\"), 0x7F:
            return false
        default: return true
        }
    }

    private mutating func skipSpaces() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
