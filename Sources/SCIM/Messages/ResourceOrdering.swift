package import JSON

/// The order of two resources in a sorted list.
///
/// A resource without the attribute comes last when ascending and first when descending (RFC 7644 §3.4.2.3); equal
/// ones are ordered by `id`, so that pages neither repeat nor lose anybody.
package struct ResourceOrdering: Sendable {
    private let sort: Sort
    private let definition: AttributeDefinition?

    package init(_ sort: Sort, for schema: ResourceSchema) {
        self.sort = sort
        definition = schema.definition(at: sort.path)
    }

    package func precedes(_ left: JSONObject, _ right: JSONObject) -> Bool {
        let (first, second) = (key(of: left), key(of: right))
        if let order = Self.compare(first, second) { return order != sort.isDescending }
        return (left["id"]?.stringValue ?? "") < (right["id"]?.stringValue ?? "")
    }

    private enum Key {
        case text(String)
        case number(Double)
    }

    /// Whether the first comes first; nil when they are equal.
    private static func compare(_ first: Key?, _ second: Key?) -> Bool? {
        switch (first, second) {
        case (nil, nil): nil
        case (nil, _): false
        case (_, nil): true
        case (.text(let left)?, .text(let right)?):
            left == right ? nil : left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.number(let left)?, .number(let right)?): left == right ? nil : left < right
        case (.number?, .text?): true
        case (.text?, .number?): false
        }
    }

    private func key(of resource: JSONObject) -> Key? {
        let container = sort.path.schema.map { resource[$0]?.objectValue ?? JSONObject() } ?? resource
        guard var value = container[sort.path.attribute] else { return nil }
        if case .array(let elements) = value {
            // RFC 7644 §3.4.2.3: the primary value, else the first.
            guard let element = elements.first(where: { $0["primary"] == true }) ?? elements.first else { return nil }
            value = element
        }
        if let subAttribute = sort.path.subAttribute, case .object(let object) = value {
            value = object[subAttribute] ?? .null
        }
        return key(value)
    }

    private func key(_ value: JSONValue) -> Key? {
        switch value {
        case .string(let text):
            if definition?.type == .dateTime, let instant = SCIMDateTime(parsing: text) {
                return .number(Double(instant.millisecondsSinceEpoch))
            }
            return .text(definition?.isCaseExact ?? true ? text : CaseFolding.key(text))
        case .bool(let value): return .number(value ? 1 : 0)
        case .integer, .number: return value.doubleValue.map(Key.number)
        case .null, .array, .object: return nil
        }
    }
}
