internal import JSON

/// Reads filters (RFC 7644 Figure 1). `and` binds tighter than `or`; `not` needs parentheses.
package struct FilterParser {
    private var scanner: FilterScanner
    private let resolver: PathResolver
    private let limits: FilterLimits
    private(set) var log: CoercionLog

    /// The filter in `text`. Every fault is `invalidFilter`, with the byte at which reading stopped where that helps.
    ///
    /// Without a schema any attribute is accepted and values stay as they were written.
    package static func parse(
        _ text: String, for schema: ResourceSchema?, limits: FilterLimits = .default,
        tolerance: Tolerance = .lenient
    ) throws(SCIMError) -> ParsedFilter {
        var parser = FilterParser(FilterScanner(text), PathResolver(schema: schema), limits, tolerance)
        guard parser.scanner.count <= limits.length else {
            throw .invalidFilter("The filter exceeds \(limits.length) bytes.")
        }
        let filter = try parser.disjunction(within: nil, depth: 0)
        guard parser.scanner.isAtEnd else { throw parser.unexpected() }
        return ParsedFilter(filter: filter, coercions: parser.log.entries)
    }

    init(_ scanner: FilterScanner, _ resolver: PathResolver, _ limits: FilterLimits, _ tolerance: Tolerance) {
        self.scanner = scanner
        self.resolver = resolver
        self.limits = limits
        log = CoercionLog(tolerance, in: .filter)
    }

    /// The filter between the brackets of a PATCH path; the scanner ends behind the closing bracket.
    static func bracketed(
        _ scanner: inout FilterScanner, of parent: PathResolver.Resolved, _ resolver: PathResolver,
        _ tolerance: Tolerance
    ) throws(SCIMError) -> ParsedFilter {
        var parser = FilterParser(scanner, resolver, .default, tolerance)
        let filter = try parser.disjunction(within: parent, depth: 1)
        guard parser.scanner.step(over: UInt8(ascii: "]")) else { throw parser.unexpected() }
        scanner = parser.scanner
        return ParsedFilter(filter: filter, coercions: parser.log.entries)
    }

    /// `a or b or c`. `parent` is the attribute whose value filter is being read.
    private mutating func disjunction(within parent: PathResolver.Resolved?, depth: Int) throws(SCIMError) -> Filter {
        guard depth <= limits.depth else {
            throw .invalidFilter("The filter nests deeper than \(limits.depth) levels.")
        }
        var terms = [try conjunction(within: parent, depth: depth)]
        while scanner.step(over: "or") { terms.append(try conjunction(within: parent, depth: depth)) }
        return terms.count == 1 ? terms[0] : .or(terms)
    }

    private mutating func conjunction(within parent: PathResolver.Resolved?, depth: Int) throws(SCIMError) -> Filter {
        var factors = [try factor(within: parent, depth: depth)]
        while scanner.step(over: "and") { factors.append(try factor(within: parent, depth: depth)) }
        return factors.count == 1 ? factors[0] : .and(factors)
    }

    private mutating func factor(within parent: PathResolver.Resolved?, depth: Int) throws(SCIMError) -> Filter {
        if scanner.stepOverNegation() {
            return .not(try parenthesized(within: parent, depth: depth))
        }
        if scanner.peek() == UInt8(ascii: "(") {
            return try parenthesized(within: parent, depth: depth)
        }
        return try expression(within: parent, depth: depth)
    }

    private mutating func parenthesized(within parent: PathResolver.Resolved?, depth: Int) throws(SCIMError) -> Filter {
        guard scanner.step(over: UInt8(ascii: "(")) else { throw unexpected() }
        let filter = try disjunction(within: parent, depth: depth + 1)
        guard scanner.step(over: UInt8(ascii: ")")) else { throw unexpected() }
        return filter
    }

    private mutating func expression(within parent: PathResolver.Resolved?, depth: Int) throws(SCIMError) -> Filter {
        let start = scanner.position
        guard let name = scanner.name() else { throw unexpected() }
        let attribute = try resolve(name, within: parent, at: start)
        if parent == nil, scanner.step(overAdjacent: UInt8(ascii: "[")) {
            return try valueFilter(of: attribute, depth: depth)
        }
        return try comparison(of: attribute)
    }

    private mutating func valueFilter(of attribute: PathResolver.Resolved, depth: Int) throws(SCIMError) -> Filter {
        guard attribute.path.subAttribute == nil else {
            throw .invalidFilter("\(attribute.path): a value filter belongs to an attribute, not to a sub-attribute.")
        }
        try check(attribute)
        let filter = try disjunction(within: attribute, depth: depth + 1)
        guard scanner.step(over: UInt8(ascii: "]")) else { throw unexpected() }
        guard scanner.step(overAdjacent: UInt8(ascii: ".")) else { return .valuePath(attribute.path, filter) }
        // emails[type eq "work"].value eq "…": one more condition on the same element.
        try log.record(.subAttributeAfterValueFilter, at: attribute.path)
        let start = scanner.position
        guard let name = scanner.name() else { throw unexpected() }
        let condition = try comparison(of: try resolve(name, within: attribute, at: start))
        return .valuePath(attribute.path, .and([filter, condition]))
    }

    private mutating func comparison(of attribute: PathResolver.Resolved) throws(SCIMError) -> Filter {
        let start = scanner.position
        guard let word = scanner.name().map(ASCIICase.folded) else { throw unexpected() }
        try check(attribute)
        if word == "pr" { return .present(attribute.path) }
        guard let comparison = Filter.Comparison(rawValue: word) else {
            throw .invalidFilter("Unknown operator at byte \(start) of the filter.")
        }
        let valueStart = scanner.position
        guard let literal = try scanner.literal() else {
            throw .invalidFilter("A value is missing at byte \(valueStart) of the filter.")
        }
        var reader = FilterValueReader(comparison: comparison, attribute: attribute, log: log)
        let filter = try reader.filter(comparingWith: literal)
        log = reader.log
        return filter
    }

    private func check(_ attribute: PathResolver.Resolved) throws(SCIMError) {
        guard attribute.isReadable else {
            throw .invalidFilter("\(attribute.path) can't be filtered by: its value is never returned.")
        }
    }

    private mutating func resolve(
        _ name: String, within parent: PathResolver.Resolved?, at start: Int
    ) throws(SCIMError) -> PathResolver.Resolved {
        let resolved: PathResolver.Resolved
        do throws(PathResolver.Failure) {
            if let parent { return Self.element(try resolver.subAttribute(name, of: parent)) }
            resolved = try resolver.attribute(name)
        } catch {
            throw .invalidFilter("\(error.detail) (byte \(start) of the filter).")
        }
        if resolved.lacksURN { try log.record(.extensionAttributeWithoutURN, at: resolved.path) }
        return resolved
    }

    /// A sub-attribute as the elements of its attribute see it: a path of its own.
    private static func element(_ resolved: PathResolver.Resolved) -> PathResolver.Resolved {
        PathResolver.Resolved(
            path: AttributePath(resolved.path.subAttribute ?? resolved.path.attribute),
            definition: resolved.subDefinition)
    }

    private func unexpected() -> SCIMError {
        scanner.isAtEnd
            ? .invalidFilter("The filter ends unexpectedly.")
            : .invalidFilter("Unexpected text at byte \(scanner.position) of the filter.")
    }
}
