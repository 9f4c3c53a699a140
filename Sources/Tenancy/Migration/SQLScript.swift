/// Cuts a script into its single statements, by Postgres' lexical rules (PostgreSQL documentation 4.1).
///
/// A semicolon ends a statement unless it stands in a string (`'…'`, `E'…'`, `$tag$…$tag$`), a quoted identifier, a comment
/// or parentheses. Comments are left out. A string that is never closed runs to the end of the script; the server will
/// say so.
struct SQLScript {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0
    private var statement: [UInt8] = []
    private var statements: [String] = []

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    static func statements(of text: String) -> [String] {
        var script = SQLScript(text)
        while script.position < script.bytes.count {
            script.step()
        }
        script.endStatement()
        return script.statements
    }

    private mutating func step() {
        switch bytes[position] {
        case UInt8(ascii: "-") where starts("--"):
            position = end(of: "\n", from: position + 2)
            statement.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "/") where starts("/*"):
            skipBlockComment()
        case UInt8(ascii: "'"):
            take(to: isEscapeString ? endOfEscapeString : end(of: "'", from: position + 1))
        case UInt8(ascii: "\""):
            take(to: end(of: "\"", from: position + 1))
        case UInt8(ascii: "$"):
            take(to: endOfDollarQuote ?? position + 1)
        case UInt8(ascii: ";") where depth == 0:
            position += 1
            endStatement()
        default:
            if bytes[position] == UInt8(ascii: "(") { depth += 1 }
            if bytes[position] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
            take(to: position + 1)
        }
    }

    private mutating func endStatement() {
        let text = statement.drop(while: Self.isSpace).reversed().drop(while: Self.isSpace).reversed()
        if !text.isEmpty {
            statements.append(String(decoding: Array(text), as: UTF8.self))
        }
        statement = []
        depth = 0
    }

    private mutating func take(to end: Int) {
        statement.append(contentsOf: bytes[position..<end])
        position = end
    }

    /// Block comments nest.
    private mutating func skipBlockComment() {
        var open = 0
        repeat {
            if starts("/*") {
                open += 1
                position += 2
            } else if starts("*/") {
                open -= 1
                position += 2
            } else {
                position += 1
            }
        } while open > 0 && position < bytes.count
        statement.append(UInt8(ascii: " "))
    }

    /// Whether the quote here follows an `E` that is a word of its own: backslashes then escape.
    private var isEscapeString: Bool {
        guard position > 0, bytes[position - 1] | 0x20 == UInt8(ascii: "e") else { return false }
        return position == 1 || !Self.isIdentifier(bytes[position - 2])
    }

    private var endOfEscapeString: Int {
        var index = position + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "'") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(bytes.count, index + 1)
    }

    /// Nil when the dollar here begins no quote: a parameter, or part of a name.
    private var endOfDollarQuote: Int? {
        if position > 0, Self.isIdentifier(bytes[position - 1]) { return nil }
        let name = bytes[(position + 1)...].prefix(while: Self.isIdentifier)
        guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "$"),
            !(name.first.map(Self.isDigit) ?? false)
        else { return nil }
        return end(of: Array(bytes[position...name.endIndex]), from: name.endIndex + 1)
    }

    private func end(of closing: String, from start: Int) -> Int {
        end(of: Array(closing.utf8), from: start)
    }

    /// The index after the next occurrence, or the end of the script.
    private func end(of closing: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index...].starts(with: closing) { return index + closing.count }
            index += 1
        }
        return bytes.count
    }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (9...13).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || isDigit(byte)
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
