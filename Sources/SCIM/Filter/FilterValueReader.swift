internal import JSON

/// Gives a filter's literal the type of the attribute, and refuses pairs of attribute and operator that mean nothing.
struct FilterValueReader {
    let comparison: Filter.Comparison
    let attribute: PathResolver.Resolved
    private(set) var log: CoercionLog

    init(comparison: Filter.Comparison, attribute: PathResolver.Resolved, log: CoercionLog) {
        self.comparison = comparison
        self.attribute = attribute
        self.log = log
    }

    mutating func filter(comparingWith literal: FilterScanner.Literal) throws(SCIMError) -> Filter {
        var path = attribute.path
        var definition = attribute.target
        if let complex = definition, complex.type == .complex {
            // RFC 7643 §2.4: `value` is what a complex attribute is about.
            guard let value = complex.defaultSubAttribute, path.subAttribute == nil else {
                throw refusal("is complex: compare one of its sub-attributes")
            }
            path.subAttribute = value.name
            definition = value
        }
        guard let definition else { return try untyped(path, literal.value) }
        if literal.value.isNull {
            guard comparison == .eq || comparison == .ne else {
                throw refusal("can't be compared in that way with null")
            }
            return .comparison(path, comparison, .null)
        }
        return .comparison(path, comparison, try value(of: literal, for: definition))
    }

    /// Nothing is known about the attribute, but truth values have no order whatever it is.
    private func untyped(_ path: AttributePath, _ value: JSONValue) throws(SCIMError) -> Filter {
        guard value.boolValue == nil || comparison == .eq || comparison == .ne else {
            throw refusal("is a boolean: only eq, ne and pr apply")
        }
        return .comparison(path, comparison, value)
    }

    private mutating func value(
        of literal: FilterScanner.Literal, for definition: AttributeDefinition
    ) throws(SCIMError) -> JSONValue {
        switch definition.type {
        case .string, .reference, .complex: return .string(try text(of: literal))
        case .binary:
            guard !comparison.isOrder else { throw refusal("is binary and has no order") }
            return .string(try text(of: literal))
        case .boolean: return .bool(try boolean(of: literal))
        case .integer, .decimal:
            guard !comparison.isSubstring else { throw refusal("is a number and has no parts") }
            guard literal.value.doubleValue != nil else { throw refusal("is a number") }
            return literal.value
        case .dateTime:
            let text = try text(of: literal)
            guard comparison.isSubstring || SCIMDateTime(parsing: text) != nil else {
                throw refusal("needs a dateTime such as 2011-05-13T04:42:34Z")
            }
            return .string(text)
        }
    }

    private mutating func text(of literal: FilterScanner.Literal) throws(SCIMError) -> String {
        guard let word = literal.word else { return literal.value.stringValue ?? "" }
        try log.record(.unquotedText, at: attribute.path)
        return word
    }

    private mutating func boolean(of literal: FilterScanner.Literal) throws(SCIMError) -> Bool {
        // RFC 7644 Table 3 has this for the operators of order; parts of a truth value make no more sense.
        guard comparison == .eq || comparison == .ne else { throw refusal("is a boolean: only eq, ne and pr apply") }
        if let value = literal.value.boolValue { return value }
        guard let value = literal.value.stringValue.flatMap(BooleanText.value) else { throw refusal("is a boolean") }
        try log.record(.booleanAsText, at: attribute.path)
        return value
    }

    private func refusal(_ reason: String) -> SCIMError {
        .invalidFilter("\(attribute.path) \(reason).")
    }
}

extension Filter.Comparison {
    /// Whether the operator asks for an order of values.
    var isOrder: Bool {
        switch self {
        case .gt, .ge, .lt, .le: true
        case .eq, .ne, .co, .sw, .ew: false
        }
    }

    /// Whether the operator asks for a part of a text.
    var isSubstring: Bool {
        switch self {
        case .co, .sw, .ew: true
        case .eq, .ne, .gt, .ge, .lt, .le: false
        }
    }
}
