import JSON
import SCIM

/// Where a JSON Schema stands.
enum SchemaSide: Sendable {
    /// In the body of a request.
    case body
    /// In an answer, from which a client may have left out all that is not always returned.
    case answer
    /// In a discovery document, which is always whole.
    case document
}

extension AttributeDefinition {
    /// The attribute's values as JSON Schema 2020-12; nil where they are never seen.
    func jsonSchema(on side: SchemaSide) -> JSONValue? {
        switch side {
        case .body where mutability == .readOnly: return nil
        case .answer where !isReadable: return nil
        default: break
        }
        var schema = JSONObject()
        // RFC 7643 §2.5: null is no value, which a required attribute must have.
        let isNullable = side == .body && !isRequired
        if isMultiValued {
            schema.append("type", Self.type("array", isNullable))
            schema.append("description", .string(description))
            schema.append("items", .object(value(on: side, isNullable: false)))
        } else {
            schema = value(on: side, isNullable: isNullable)
            schema.append("description", .string(description))
        }
        return .object(schema)
    }

    private func value(on side: SchemaSide, isNullable: Bool) -> JSONObject {
        switch type {
        case .complex: subAttributes.objectSchema(on: side, isNullable: isNullable)
        case .boolean: ["type": Self.type("boolean", isNullable)]
        case .integer: ["type": Self.type("integer", isNullable), "format": "int64"]
        case .decimal: ["type": Self.type("number", isNullable)]
        case .string, .dateTime, .binary, .reference: text(on: side, isNullable: isNullable)
        }
    }

    private func text(on side: SchemaSide, isNullable: Bool) -> JSONObject {
        var schema: JSONObject = ["type": Self.type("string", isNullable)]
        switch type {
        case .dateTime: schema.append("format", "date-time")
        case .binary: schema.append("contentEncoding", "base64")
        default: break
        }
        // The limit counts bytes, so longer texts are always refused, and shorter ones with wide letters can be.
        if side == .body { schema.append("maxLength", .integer(Int64(maximumLength))) }
        if !canonicalValues.isEmpty { schema.append("examples", .array(canonicalValues.map(JSONValue.string))) }
        return schema
    }

    private static func type(_ name: String, _ isNullable: Bool) -> JSONValue {
        isNullable ? [.string(name), "null"] : .string(name)
    }
}

extension AttributeList {
    /// An object with these members.
    func objectSchema(on side: SchemaSide, isNullable: Bool = false) -> JSONObject {
        var schema: JSONObject = ["type": isNullable ? ["object", "null"] : "object"]
        let properties = compactMap { definition in
            definition.jsonSchema(on: side).map { (definition.name, $0) }
        }
        let required = filter { definition in
            switch side {
            case .body: definition.isRequired && definition.mutability != .readOnly
            case .answer: definition.returned == .always
            case .document: definition.isRequired
            }
        }
        if !required.isEmpty { schema.append("required", .array(required.map { .string($0.name) })) }
        schema.append("properties", .object(JSONObject(properties)))
        // Clients may send more than is known here; answers hold nothing else.
        if side != .body { schema.append("additionalProperties", false) }
        return schema
    }
}
