import Logging

extension LogRecord {
    /// `2026-11-24T07:03:59.120Z info  jobs: Message. key=value other="two words"`.
    func textLine() -> [UInt8] {
        var line = LogTimestamp(time).description
        line += " " + level.rawValue + String(repeating: " ", count: max(0, 8 - level.rawValue.count))
        line += " " + logger + ": " + Self.escaped(message)
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line += " " + Self.escaped(name) + "=" + Self.quoted(value.description)
        }
        return Array((line + "\n").utf8)
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x7F }
        if isPlain { return text }
        return "\"" + escaped(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))
            + "\""
    }

    /// One record is one line: a message must not be able to forge another, or to drive the terminal.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
