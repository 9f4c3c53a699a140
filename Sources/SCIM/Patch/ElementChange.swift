internal import JSON

/// What an operation does to each element that its path's filter selects.
enum ElementChange {
    case remove
    case part(PatchPart, AttributeDefinition)
    /// Parts are laid over the element.
    case merge([AttributeReader.Assignment?], AttributeDefinition)
    /// The element gives way, but keeps what the filter demanded of it where the new value says nothing about that:
    /// else `emails[type eq "work"]` would select nothing the next time.
    case replace(JSONObject, keeping: JSONObject)
    case simple(JSONValue)
    case nothing

    init(
        at path: PatchPath, _ operation: PatchOperation, _ reader: inout AttributeReader
    ) throws(SCIMError) {
        let definition = path.definition
        if let subAttribute = path.subAttribute, definition.type == .complex {
            self = .part(try PatchPart(subAttribute, at: path.plain, operation, &reader), definition)
            return
        }
        guard operation.kind != .remove else {
            self = .remove
            return
        }
        switch operation.value {
        case nil, .null?, .string("")?:
            self = operation.kind == .replace ? .remove : .nothing
        case .object(let object)? where definition.type == .complex:
            let assignments = try reader.assignments(object, of: definition, at: path.attribute)
            self =
                operation.kind == .add
                ? .merge(assignments, definition)
                : .replace(
                    JSONObject().merging(assignments, of: definition, clears: true),
                    keeping: path.filter?.impliedValues ?? [:])
        case let value?:
            guard let element = try reader.single(value, of: definition, at: path.attribute) else {
                self = .nothing
                return
            }
            // A bare text for a complex element means its `value`, and leaves the rest.
            guard case .object(let object) = element else {
                self = .simple(element)
                return
            }
            self = .merge(try reader.assignments(object, of: definition, at: path.attribute), definition)
        }
    }

    /// Whether an element can come into being by it.
    var assigns: Bool {
        switch self {
        case .remove, .nothing: false
        case .part(let part, _): part.assigns
        case .merge, .replace, .simple: true
        }
    }

    /// The element afterwards; nil when it is gone.
    func applied(to element: JSONValue) -> JSONValue? {
        let object = element.objectValue ?? JSONObject()
        switch self {
        case .remove: return nil
        case .nothing: return element
        case .simple(let value): return value
        case .part(let part, let definition): return part.applied(to: object, of: definition).map(JSONValue.object)
        case .merge(let assignments, let definition):
            let merged = object.merging(assignments, of: definition, clears: false)
            return merged.isEmpty ? nil : .object(merged)
        case .replace(let new, let implied):
            guard !new.isEmpty else { return nil }
            var result = new
            for (name, value) in implied where result[name] == nil { result[name] = value }
            return .object(result)
        }
    }
}
