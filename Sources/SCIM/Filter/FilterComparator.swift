internal import JSON

/// One operator with its operand, prepared for comparison with many values.
struct FilterComparator: Sendable {
    private let comparison: Filter.Comparison
    private let operand: Operand

    private enum Operand {
        case null
        case bool(Bool)
        case integer(Int64)
        case decimal(Double)
        case instant(SCIMDateTime)
        case exactText(String)
        /// Folded.
        case foldedText(String)
    }

    init(_ comparison: Filter.Comparison, _ value: JSONValue, definition: AttributeDefinition?) {
        self.comparison = comparison
        switch value {
        case .bool(let value): operand = .bool(value)
        case .integer(let value): operand = .integer(value)
        case .number(let number): operand = .decimal(number.doubleValue)
        case .string(let text):
            if definition?.type == .dateTime, !comparison.isSubstring, let instant = SCIMDateTime(parsing: text) {
                operand = .instant(instant)
            } else if definition?.isCaseExact ?? false {
                operand = .exactText(text)
            } else {
                operand = .foldedText(CaseFolding.key(text))
            }
        case .null, .array, .object: operand = .null
        }
    }

    func matches(anyOf values: [JSONValue]) -> Bool {
        if case .null = operand { return values.allSatisfy(\.isNull) == (comparison == .eq) }
        if values.isEmpty { return comparison == .ne }
        return values.contains { matches($0) }
    }

    /// Whether one value, which is not null, matches.
    func matches(_ value: JSONValue) -> Bool {
        switch (operand, value) {
        case (.null, _): comparison == .ne
        case (.bool(let right), .bool(let left)): equality(left == right)
        case (.bool(let right), .string(let left)): equality(BooleanText.value(left) == right)
        case (.integer(let right), .integer(let left)): ordered(left, right)
        case (.integer(let right), .number(let left)): ordered(left.doubleValue, Double(right))
        case (.decimal(let right), .integer(let left)): ordered(Double(left), right)
        case (.decimal(let right), .number(let left)): ordered(left.doubleValue, right)
        case (.instant(let right), .string(let left)):
            SCIMDateTime(parsing: left).map { ordered($0, right) } ?? (comparison == .ne)
        case (.exactText(let right), .string(let left)): text(left, right)
        case (.foldedText(let right), .string(let left)): text(CaseFolding.key(left), right)
        case (.foldedText(let right), .bool(let left)): equality(BooleanText.value(right) == left)
        default: comparison == .ne
        }
    }

    private func equality(_ isEqual: Bool) -> Bool {
        switch comparison {
        case .eq: isEqual
        case .ne: !isEqual
        default: false
        }
    }

    private func ordered<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch comparison {
        case .eq: left == right
        case .ne: left != right
        case .gt: left > right
        case .ge: left >= right
        case .lt: left < right
        case .le: left <= right
        case .co, .sw, .ew: false
        }
    }

    /// Identity and order are those of UTF-8 bytes, as in the database's `COLLATE "C"`.
    private func text(_ left: String, _ right: String) -> Bool {
        switch comparison {
        case .eq: left.utf8.elementsEqual(right.utf8)
        case .ne: !left.utf8.elementsEqual(right.utf8)
        case .co: left.utf8.contains(right.utf8)
        case .sw: left.utf8.starts(with: right.utf8)
        case .ew: left.utf8.reversed().starts(with: right.utf8.reversed())
        case .gt: right.utf8.lexicographicallyPrecedes(left.utf8)
        case .ge: !left.utf8.lexicographicallyPrecedes(right.utf8)
        case .lt: left.utf8.lexicographicallyPrecedes(right.utf8)
        case .le: !right.utf8.lexicographicallyPrecedes(left.utf8)
        }
    }
}
