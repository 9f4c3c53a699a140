import JSON
import SCIM

/// Comparisons of a resource's own columns with a filter's literal, whatever it is.
enum FixedColumn {
    /// A column of folded text.
    static func text(
        _ column: String, isNullable: Bool, _ comparison: Filter.Comparison, _ value: JSONValue
    ) -> Condition? {
        switch value {
        case .string(let text): .text(column, isNullable: isNullable, comparison, CaseFolding.key(text))
        case .null where isNullable: comparison == .eq ? .not(.assigned(column)) : .assigned(column)
        case .null: comparison == .eq ? .never : .always
        default: nil
        }
    }

    /// A column that is true or false. Which, is part of the text and no bind: the index of the few rows that are false serves
    /// only a statement that says so.
    static func flag(_ column: String, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        switch value {
        case .bool(let flag) where comparison == .eq || comparison == .ne:
            flag == (comparison == .eq) ? Condition(column, column) : .not(Condition(column, column))
        case .null: comparison == .eq ? .never : .always
        default: nil
        }
    }

    static func instant(_ column: String, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        switch value {
        case .string(let text): .instant(column, comparison, text)
        case .null: comparison == .eq ? .never : .always
        default: nil
        }
    }

    static func identifier(_ column: String, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        switch value {
        case .string(let text): .identifier(column, comparison, text)
        case .null: comparison == .eq ? .never : .always
        default: nil
        }
    }
}
