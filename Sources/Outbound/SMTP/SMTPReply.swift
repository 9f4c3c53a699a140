/// What a server answers to a command (RFC 5321 §4.2).
package struct SMTPReply: Sendable, Hashable {
    /// 200 to 599.
    package let code: Int
    /// At least one, without the code.
    package let lines: [String]

    package init(code: Int, lines: [String]) {
        self.code = code
        self.lines = lines
    }

    package var isPositive: Bool { (200...299).contains(code) }
    /// The same may succeed later.
    package var isTemporary: Bool { (400...499).contains(code) }
    package var isPermanent: Bool { (500...599).contains(code) }
}

extension SMTPReply: CustomStringConvertible {
    /// The reply on one line, at most 500 characters. It may hold the address that it is about.
    package var description: String {
        String("\(code) \(lines.joined(separator: " "))".prefix(500))
    }
}
