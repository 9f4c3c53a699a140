package import JSON

extension ResourceSchema {
    /// The resource in canonical order and with the `schemas` that follow from its attributes; empty extensions fall
    /// away.
    package func arranged(_ resource: JSONObject) -> JSONObject {
        var schemas: [JSONValue] = [.string(core.id)]
        var result: JSONObject = ["schemas": []]
        for name in ["id", "externalId"] {
            if let value = resource[name] { result.append(name, value) }
        }
        for definition in core.attributes {
            if let value = resource[definition.name] {
                result.append(definition.name, Self.arranged(value, definition))
            }
        }
        for definition in extensions {
            guard case .object(let object)? = resource[definition.id], !object.isEmpty else { continue }
            schemas.append(.string(definition.id))
            result.append(definition.id, .object(Self.arranged(object, definition.attributes)))
        }
        for (name, value) in resource where result[name] == nil && name != "meta" {
            guard URN.isURN(name), case .object(let object) = value, !object.isEmpty, self.extension(name) == nil
            else { continue }
            schemas.append(.string(name))
            result.append(name, value)
        }
        result["schemas"] = .array(schemas)
        if let meta = resource["meta"] { result.append("meta", meta) }
        return result
    }

    private static func arranged(_ value: JSONValue, _ definition: AttributeDefinition) -> JSONValue {
        guard definition.type == .complex else { return value }
        switch value {
        case .object(let object): return .object(arranged(object, definition.subAttributes))
        case .array(let elements): return .array(elements.map { arranged($0, definition) })
        default: return value
        }
    }

    private static func arranged(_ object: JSONObject, _ definitions: AttributeList) -> JSONObject {
        var result = JSONObject()
        result.reserveCapacity(object.count)
        for definition in definitions {
            if let value = object[definition.name] { result.append(definition.name, arranged(value, definition)) }
        }
        return result
    }
}
