import FoundationEssentials
import JSON
import Postgres
import SCIM

// Comparisons of one column with one value. They agree with SCIM.FilterEvaluator: of a column without a value only
// `ne` something and `eq null` are true.
extension Condition {
    /// A column of text, folded or exact like `text`, compared by its bytes. `isIndexed`: an index finds equal values.
    static func text(
        _ column: String, isNullable: Bool, isIndexed: Bool = false, _ comparison: Filter.Comparison, _ text: String
    ) -> Condition {
        let shape = "\(column).\(comparison)"
        let guarding = isNullable ? " AND \(column) IS NOT NULL" : ""
        func fragment(_ test: String, _ binds: [String], isSelective: Bool = false) -> Condition {
            Condition(shape, "(\(column) \(test)\(guarding))", binds.map { .text($0) }, isSelective: isSelective)
        }
        switch comparison {
        case .eq: return fragment("= ?", [text], isSelective: isIndexed)
        case .ne: return Condition(shape, "(\(column) IS DISTINCT FROM ?)", [.text(text)])
        case .gt: return fragment("> ?", [text])
        case .ge: return fragment(">= ?", [text])
        case .lt: return fragment("< ?", [text])
        case .le: return fragment("<= ?", [text])
        case .co: return fragment("LIKE ?", ["%" + LikePattern.escaped(text) + "%"])
        case .ew: return fragment("LIKE ?", ["%" + LikePattern.escaped(text)])
        case .sw:
            guard let end = LikePattern.end(ofPrefix: text) else {
                return Condition(shape + "-", "(\(column) >= ?\(guarding))", [.text(text)])
            }
            // A range, because the plan of a prepared statement can't look into the pattern of a LIKE.
            return fragment(">= ? AND \(column) < ?", [text, end])
        }
    }

    static func flag(_ column: String, isNullable: Bool, _ comparison: Filter.Comparison, _ value: Bool) -> Condition? {
        let shape = "\(column).\(comparison)"
        switch comparison {
        case .eq:
            return Condition(
                shape, "(\(column) = ?\(isNullable ? " AND \(column) IS NOT NULL" : ""))", [.bool(value)])
        case .ne: return Condition(shape, "(\(column) IS DISTINCT FROM ?)", [.bool(value)])
        case .co, .sw, .ew, .gt, .ge, .lt, .le: return nil
        }
    }

    /// A moment in a column that always has one; nil for comparisons of its text.
    static func instant(_ column: String, _ comparison: Filter.Comparison, _ text: String) -> Condition? {
        guard let word = comparison.sqlOperator, let instant = SCIMDateTime(parsing: text) else { return nil }
        let date = Date(timeIntervalSince1970: Double(instant.millisecondsSinceEpoch) / 1000)
        return Condition("\(column).\(comparison)", "(\(column) \(word) ?)", [.timestamp(date)])
    }

    /// An id; nil for comparisons of its text.
    static func identifier(
        _ column: String, isIndexed: Bool = false, _ comparison: Filter.Comparison, _ text: String
    ) -> Condition? {
        switch (comparison, UUID(canonicalText: text)) {
        case (.eq, let id?): Condition("\(column).eq", "(\(column) = ?)", [.uuid(id)], isSelective: isIndexed)
        case (.ne, let id?): Condition("\(column).ne", "(\(column) <> ?)", [.uuid(id)])
        case (.eq, nil): .never
        case (.ne, nil): .always
        default: nil
        }
    }

    /// Whether a nullable column has a value, be it an empty one.
    static func assigned(_ column: String) -> Condition {
        Condition("\(column).is", "(\(column) IS NOT NULL)")
    }

    /// `pr` of a nullable text: RFC 7644 Table 3 wants a value that is not empty.
    static func present(text column: String) -> Condition {
        Condition("\(column).pr", "(\(column) IS NOT NULL AND \(column) <> '')")
    }
}

extension Filter.Comparison {
    /// The same comparison of two values that are not NULL; nil for those of a part of a text.
    fileprivate var sqlOperator: String? {
        switch self {
        case .eq: "="
        case .ne: "<>"
        case .gt: ">"
        case .ge: ">="
        case .lt: "<"
        case .le: "<="
        case .co, .sw, .ew: nil
        }
    }
}
