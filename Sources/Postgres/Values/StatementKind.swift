/// What the client needs to know about a statement's text; judged by its words, once.
struct StatementKind: Sendable, Equatable {
    /// Only reads and takes no row locks, so it may wait in one line with others on a shared connection.
    /// A `SELECT` that calls a function with effects counts as a read; it is still sent exactly once.
    let isRead: Bool
    /// Has a plan that is worth keeping: SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES, TABLE, WITH.
    let isPlannable: Bool
    let isCopy: Bool

    init(sql: String) {
        let words = Self.words(of: sql)
        let first = words.first ?? ""
        let reads: Set = ["SELECT", "VALUES", "TABLE", "WITH"]
        let writes: Set = ["INSERT", "UPDATE", "DELETE", "MERGE"]
        isCopy = first == "COPY"
        isPlannable = reads.contains(first) || writes.contains(first)
        let hasWrite = words.contains { writes.contains($0) || $0 == "INTO" }
        let hasLock = zip(words, words.dropFirst()).contains { $0 == "FOR" && Self.lockWords.contains($1) }
        isRead = reads.contains(first) && !hasWrite && !hasLock
    }

    private static let lockWords: Set = ["UPDATE", "NO", "SHARE", "KEY"]

    /// Upper-case words outside quotes and comments.
    private static func words(of sql: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var scanner = Scanner(bytes: Array(sql.utf8))
        while let byte = scanner.next() {
            if isWordByte(byte) {
                word.append(upper(byte))
            } else if !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        let letter = upper(byte)
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".") || byte >= 0x80
    }

    /// Yields the bytes of SQL that are not inside quotes or comments.
    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        mutating func next() -> UInt8? {
            guard index < bytes.count else { return nil }
            let byte = bytes[index]
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                skip(past: [byte], from: index + 1)
                return UInt8(ascii: " ")
            }
            if starts(with: "--") { skip(past: [UInt8(ascii: "\n")], from: index + 2); return UInt8(ascii: " ") }
            if starts(with: "/*") {
                skip(past: [UInt8(ascii: "*"), UInt8(ascii: "/")], from: index + 2)
                return UInt8(ascii: " ")
            }
            index += 1
            return byte
        }

        private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

        private mutating func skip(past end: [UInt8], from start: Int) {
            index = start
            while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
            index = min(bytes.count, index + end.count)
        }
    }
}
