package import JSON

/// The order of two resources in a sorted list.
///
/// A resource without the attribute comes last when ascending and first when descending (RFC 7644 §3.4.2.3); equal
/// ones are ordered by `id`, in the same direction, so that pages neither repeat nor lose anybody.
package struct ResourceOrdering: Sendable {
    private let sort: Sort
    private let definition: AttributeDefinition?

    package init(_ sort: Sort, for schema: ResourceSchema) {
        self.sort = sort
        definition = schema.definition(at: sort.path)
    }

    package func precedes(_ left: JSONObject, _ right: JSONObject) -> Bool {
        precedes((key(of: left), left["id"]?.stringValue ?? ""), (key(of: right), right["id"]?.stringValue ?? ""))
    }

    /// The same for what a position in the list remembers of each.
    package func precedes(_ left: (key: SortKey?, id: String), _ right: (key: SortKey?, id: String)) -> Bool {
        if let order = SortKey.precedes(left.key, right.key) { return order != sort.isDescending }
        // The server's indexes run backwards as a whole.
        return sort.isDescending ? left.id > right.id : left.id < right.id
    }

    /// The value by which the resource is sorted; nil when it has none.
    package func key(of resource: JSONObject) -> SortKey? {
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

    private func key(_ value: JSONValue) -> SortKey? {
        switch value {
        case .string(let text):
            if definition?.type == .dateTime, let instant = SCIMDateTime(parsing: text) {
                return .number(Double(instant.millisecondsSinceEpoch))
            }
            return .text(definition?.isCaseExact ?? true ? text : CaseFolding.key(text))
        case .bool(let value): return .number(value ? 1 : 0)
        case .integer, .number: return value.doubleValue.map(SortKey.number)
        case .null, .array, .object: return nil
        }
    }
}
