import JSON
import SCIM

/// A side table that holds the elements of one multi-valued attribute, a row each.
struct ElementTable: FilterFields {
    enum Column: Sendable {
        /// Folded, nullable.
        case text(String, isIndexed: Bool)
        case flag(String)
        /// Selective: an index finds the few rows that have it.
        case identifier(String, isSelective: Bool)
        /// A row's kind as `members` shows it: `User` or `Group`.
        case memberType(String)
    }

    /// FROM clause, such as `{schema}.user_emails e`.
    let from: String
    /// The column with the owner's id, and the owner's own.
    let owner: String
    let ownerID: String
    /// By the name of the sub-attribute.
    let columns: [String: Column]

    /// True of owners of whom one element fulfils the condition.
    ///
    /// What an index finds is found first, also inside of OR; else the elements of each owner are looked through.
    func any(_ condition: Condition) -> Condition {
        let shape = "any[\(condition.shape)]"
        guard condition.isSelective else {
            return Condition(
                shape, "EXISTS (SELECT FROM \(from) WHERE \(owner) = \(ownerID) AND \(condition.sql))",
                condition.binds)
        }
        return Condition(
            shape, "(\(ownerID) = ANY(ARRAY(SELECT \(owner) FROM \(from) WHERE \(condition.sql))))",
            condition.binds, isSelective: true)
    }

    /// A comparison of the whole attribute, such as `emails.value ne "x"`: true when it is true of any element. Of owners
    /// without elements `ne` is true, as of an element without the sub-attribute.
    func anyElement(
        _ subAttribute: String, _ comparison: Filter.Comparison, _ value: JSONValue
    ) -> Condition? {
        if value.isNull {
            guard let assigned = assigned(subAttribute) else { return nil }
            return comparison == .eq ? .not(any(assigned)) : any(assigned)
        }
        guard let element = self.comparison(AttributePath(subAttribute), comparison, value) else { return nil }
        return comparison == .ne ? .or([.not(any(.always)), any(element)]) : any(element)
    }

    // The elements themselves, as between brackets.

    func comparison(_ path: AttributePath, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        guard path.schema == nil, path.subAttribute == nil, let column = columns[path.attribute] else { return nil }
        if value.isNull {
            guard let assigned = assigned(path.attribute) else { return nil }
            return comparison == .eq ? .not(assigned) : assigned
        }
        switch (column, value) {
        case (.text(let name, let isIndexed), .string(let text)):
            return .text(name, isNullable: true, isIndexed: isIndexed, comparison, CaseFolding.key(text))
        case (.flag(let name), .bool(let flag)): return .flag(name, isNullable: true, comparison, flag)
        case (.identifier(let name, let isSelective), .string(let text)):
            return .identifier(name, isIndexed: isSelective, comparison, text)
        case (.memberType(let name), .string(let text)): return Self.memberType(name, comparison, text)
        default: return nil
        }
    }

    func present(_ path: AttributePath) -> Condition? {
        guard path.schema == nil, path.subAttribute == nil else { return nil }
        return switch columns[path.attribute] {
        case .text(let name, _)?: .present(text: name)
        case .flag(let name)?: .assigned(name)
        case .identifier?, .memberType?: .always
        case nil: nil
        }
    }

    func elements(of path: AttributePath) -> ElementTable? { nil }

    private func assigned(_ subAttribute: String) -> Condition? {
        switch columns[subAttribute] {
        case .text(let name, _)?, .flag(let name)?: .assigned(name)
        case .identifier?, .memberType?: .always
        case nil: nil
        }
    }

    private static func memberType(_ column: String, _ comparison: Filter.Comparison, _ text: String) -> Condition? {
        guard comparison == .eq || comparison == .ne else { return nil }
        let wanted: Condition =
            switch CaseFolding.key(text) {
            case "user": Condition("\(column).u", "(\(column) = 'u')")
            case "group": Condition("\(column).g", "(\(column) = 'g')")
            default: .never
            }
        return comparison == .eq ? wanted : .not(wanted)
    }
}
