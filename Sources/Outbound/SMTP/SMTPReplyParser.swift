/// Makes replies of the bytes that a server sends (RFC 5321 §4.2.1).
struct SMTPReplyParser: Sendable {
    /// The server does not speak SMTP, or never ends.
    struct Malformed: Error, Sendable, Hashable {}

    /// RFC 5321 §4.5.3.1.5 allows 512; servers in the field send more.
    static let longestLine = 2048
    static let mostLines = 128

    private var line: [UInt8] = []
    private var lines: [String] = []
    private var code: Int?

    /// Whether every byte so far belongs to a reply that was handed out.
    var isBetweenReplies: Bool { line.isEmpty && lines.isEmpty }

    /// Takes one byte; answers the reply that it ends.
    mutating func feed(_ byte: UInt8) throws(Malformed) -> SMTPReply? {
        guard byte == 0x0a else {
            line.append(byte)
            guard line.count <= Self.longestLine else { throw Malformed() }
            return nil
        }
        if line.last == 0x0d { line.removeLast() }
        defer { line = [] }
        return try takeLine()
    }

    private mutating func takeLine() throws(Malformed) -> SMTPReply? {
        guard line.count >= 3, let code = Int(String(decoding: line.prefix(3), as: UTF8.self)),
            (200...599).contains(code), self.code == nil || self.code == code, lines.count < Self.mostLines
        else { throw Malformed() }
        let separator = line.count > 3 ? line[3] : 0x20
        guard separator == 0x20 || separator == UInt8(ascii: "-") else { throw Malformed() }
        self.code = code
        lines.append(Self.visible(line.dropFirst(4)))
        guard separator == 0x20 else { return nil }
        defer { (lines, self.code) = ([], nil) }
        return SMTPReply(code: code, lines: lines)
    }

    /// What a log or a page may show: control characters become spaces.
    private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7f ? 0x20 : $0 }, as: UTF8.self)
    }
}
