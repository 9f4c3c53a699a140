import Postgres

/// A part of a WHERE clause: fixed text in which each `?` stands for the next bind.
///
/// It is true or false for every row, never NULL, so that `NOT` means what SCIM means by it. `$1` is always the asking
/// configuration. Values are binds; nothing that a client wrote becomes text.
struct Condition: Sendable {
    /// What it asks, without values: names the statement, and equal shapes have equal text.
    let shape: String
    let sql: String
    let binds: [Bind]
    /// Whether an index finds the few rows that fulfil it.
    let isSelective: Bool

    init(_ shape: String, _ sql: String, _ binds: [Bind] = [], isSelective: Bool = false) {
        self.shape = shape
        self.sql = sql
        self.binds = binds
        self.isSelective = isSelective
    }

    static let always = Condition("all", "true")
    static let never = Condition("none", "false", isSelective: true)

    static func and(_ parts: [Condition]) -> Condition {
        combined(parts, shapes: "+", operator: " AND ", isSelective: parts.contains(where: \.isSelective))
    }

    static func or(_ parts: [Condition]) -> Condition {
        combined(parts, shapes: "|", operator: " OR ", isSelective: parts.allSatisfy(\.isSelective))
    }

    static func not(_ part: Condition) -> Condition {
        Condition("!\(part.shape)", "NOT \(part.sql)", part.binds)
    }

    /// The text with its binds numbered from `first`.
    func numbered(from first: Int) -> String {
        let pieces = sql.split(separator: "?", omittingEmptySubsequences: false)
        var text = String(pieces[0])
        for (index, piece) in pieces.dropFirst().enumerated() {
            text += "$\(first + index)"
            text += piece
        }
        return text
    }

    private static func combined(
        _ parts: [Condition], shapes: String, operator word: String, isSelective: Bool
    ) -> Condition {
        guard parts.count != 1 else { return parts[0] }
        return Condition(
            "(" + parts.map(\.shape).joined(separator: shapes) + ")",
            "(" + parts.map(\.sql).joined(separator: word) + ")",
            parts.flatMap(\.binds), isSelective: isSelective)
    }
}
