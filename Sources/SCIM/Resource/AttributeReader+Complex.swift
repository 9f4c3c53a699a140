internal import JSON

extension AttributeReader {
    /// What a client said about one part of a complex value.
    enum Assignment {
        case assigned(JSONValue)
        /// Sent as null, empty text or empty array.
        case cleared
    }

    /// What the object says about each sub-attribute, in the schema's order; nil about those that it doesn't name.
    ///
    /// Read-only parts, write-only ones and unknown ones are dropped and recorded.
    mutating func assignments(
        _ object: JSONObject, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> [Assignment?] {
        var result = [Assignment?](repeating: nil, count: definition.subAttributes.count)
        for (name, value) in try unwrapped(object, of: definition, at: path) {
            guard let index = try index(of: name, in: definition, at: path) else { continue }
            let subAttribute = definition.subAttributes[index]
            let subPath = AttributePath(schema: path.schema, path.attribute, subAttribute.name)
            guard subAttribute.mutability != .readOnly else {
                if !value.isNull { try record(.readOnlyIgnored, at: subPath) }
                continue
            }
            guard subAttribute.mutability != .writeOnly else {
                if !value.isNull { try record(.passwordDiscarded, at: subPath) }
                continue
            }
            result[index] = try self.value(value, of: subAttribute, at: subPath).map(Assignment.assigned) ?? .cleared
        }
        return result
    }

    private mutating func index(
        of name: String, in definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> Int? {
        if let index = definition.subAttributes.index(of: name) { return index }
        if ASCIICase.equal(name, "displayName"),
            let index = definition.subAttributes.index(of: "display")
        {
            try record(.displayNameForDisplay, at: path)
            return index
        }
        try record(.unknownAttributeIgnored, at: AttributePath(schema: path.schema, path.attribute, name))
        return nil
    }

    /// Entra can put a whole role as JSON text into `value`; then the parts are in that text.
    private mutating func unwrapped(
        _ object: JSONObject, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> JSONObject {
        guard log.grants(.roleAsJSONText), path.isCore("roles"), case .string(let text)? = object["value"],
            text.utf8.first == UInt8(ascii: "{"),
            case .object(let role)? = try? JSONParser.parse(text, limits: .scim), role[caseInsensitive: "value"] != nil
        else { return object }
        try record(.roleAsJSONText, at: path)
        var result = object
        for (name, value) in role {
            // Its `id` is Entra's own key of the role assignment.
            guard !ASCIICase.equal(name, "id") else { continue }
            result[caseInsensitive: ASCIICase.equal(name, "displayName") ? "display" : name] = value
        }
        return result
    }
}
