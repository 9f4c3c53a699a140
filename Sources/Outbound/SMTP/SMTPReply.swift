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

    /// Whether the server refuses us and not the message or its recipient: it wants a password (RFC 4954 §6) or has a policy
    /// against what we do (X.7.X, RFC 3463 §3.8), such as relaying.
    var isAboutUs: Bool {
        [530, 534, 535, 538].contains(code) || (isPermanent && enhanced?.subject == 7)
    }

    /// Whether the server says that there is no such address: X.1.X (RFC 3463 §3.2), or without an enhanced code 550, 551 or
    /// 553. A full mailbox (552, RFC 5321 §4.5.3.1.10) is none.
    package var isAboutAddress: Bool {
        guard isPermanent else { return false }
        return enhanced.map { $0.subject == 1 } ?? [550, 551, 553].contains(code)
    }

    /// The enhanced status code (RFC 2034 §4) that the text begins with.
    private var enhanced: (class: Int, subject: Int)? {
        guard let word = lines.first?.split(separator: " ").first else { return nil }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let first = parts[0], first == code / 100, let subject = parts[1], parts[2] != nil
        else { return nil }
        return (first, subject)
    }
}

extension SMTPReply: CustomStringConvertible {
    /// The reply on one line, at most 500 characters. It may hold the address that it is about.
    package var description: String {
        String("\(code) \(lines.joined(separator: " "))".prefix(500))
    }
}
