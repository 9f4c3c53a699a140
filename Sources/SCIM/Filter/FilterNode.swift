internal import JSON

/// A filter made ready for many resources: definitions found and operands folded once.
indirect enum FilterNode: Sendable {
    case and([FilterNode])
    case or([FilterNode])
    case not(FilterNode)
    case comparison(AttributePath, FilterComparator)
    case present(AttributePath)
    case valuePath(AttributePath, FilterNode)

    init(_ filter: Filter, definition: (AttributePath) -> AttributeDefinition?) {
        switch filter {
        case .and(let filters): self = .and(filters.map { FilterNode($0, definition: definition) })
        case .or(let filters): self = .or(filters.map { FilterNode($0, definition: definition) })
        case .not(let filter): self = .not(FilterNode(filter, definition: definition))
        case .comparison(let path, let comparison, let value):
            self = .comparison(path, FilterComparator(comparison, value, definition: definition(path)))
        case .present(let path): self = .present(path)
        case .valuePath(let path, let filter):
            let parent = definition(path)
            self = .valuePath(path, FilterNode(filter) { parent?.subAttribute($0.attribute) ?? parent?.simpleElement })
        }
    }

    func matches(_ value: JSONValue) -> Bool {
        switch self {
        case .and(let nodes): nodes.allSatisfy { $0.matches(value) }
        case .or(let nodes): nodes.contains { $0.matches(value) }
        case .not(let node): !node.matches(value)
        case .comparison(let path, let comparator):
            Self.simpleValue(at: path, in: value).map(comparator.matches)
                ?? comparator.matches(anyOf: Self.values(at: path, in: value))
        case .present(let path): Self.values(at: path, in: value).contains(where: Self.isPresent)
        case .valuePath(let path, let node): Self.values(at: path, in: value).contains { node.matches($0) }
        }
    }

    /// The value at a path that leads straight to one, as most do; nil leaves the question to `values`.
    private static func simpleValue(at path: AttributePath, in value: JSONValue) -> JSONValue? {
        guard path.schema == nil, path.subAttribute == nil, case .object(let object) = value else { return nil }
        switch object[path.attribute] {
        case nil, .null?, .array?, .object?: return nil
        case let value?: return value
        }
    }

    /// The values at a path, those of multi-valued attributes one by one; null for an element without the
    /// sub-attribute.
    private static func values(at path: AttributePath, in value: JSONValue) -> [JSONValue] {
        guard case .object(let object) = value else {
            // The elements of a multi-valued simple attribute are addressed as `value`.
            return path.attribute == "value" ? flattened(value) : []
        }
        var container = object
        if let schema = path.schema {
            guard case .object(let inner)? = object[schema] ?? object[caseInsensitive: schema] else { return [] }
            container = inner
        }
        guard let found = container[path.attribute] ?? container[caseInsensitive: path.attribute] else { return [] }
        let elements = flattened(found)
        guard let subAttribute = path.subAttribute else { return elements }
        return elements.flatMap { element -> [JSONValue] in
            guard case .object(let object) = element else { return subAttribute == "value" ? [element] : [] }
            let parts = (object[subAttribute] ?? object[caseInsensitive: subAttribute]).map(flattened) ?? []
            return parts.isEmpty ? [.null] : parts
        }
    }

    private static func flattened(_ value: JSONValue) -> [JSONValue] {
        switch value {
        case .null: []
        case .array(let elements): elements.filter { !$0.isNull }
        default: [value]
        }
    }

    /// RFC 7644 Table 3: a value that is not empty, or a complex one with a sub-attribute that is not.
    private static func isPresent(_ value: JSONValue) -> Bool {
        switch value {
        case .null: false
        case .string(let text): !text.isEmpty
        case .object(let object): object.contains { isPresent($0.value) }
        case .array(let elements): elements.contains(where: isPresent)
        default: true
        }
    }
}

extension AttributeDefinition {
    /// How the elements of a multi-valued simple attribute are compared.
    fileprivate var simpleElement: AttributeDefinition? { type == .complex ? nil : self }
}
