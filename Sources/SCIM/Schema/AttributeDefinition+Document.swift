package import JSON

extension AttributeDefinition {
    /// The attribute as a schema document lists it (RFC 7643 §7).
    package var document: JSONObject {
        var document: JSONObject = [
            "name": .string(name), "type": .string(type.rawValue), "multiValued": .bool(isMultiValued),
            "description": .string(description), "required": .bool(isRequired), "caseExact": .bool(isCaseExact),
            "mutability": .string(mutability.rawValue), "returned": .string(returned.rawValue),
            "uniqueness": .string(uniqueness.rawValue),
        ]
        if !canonicalValues.isEmpty {
            document.append("canonicalValues", .array(canonicalValues.map(JSONValue.string)))
        }
        if !referenceTypes.isEmpty {
            document.append("referenceTypes", .array(referenceTypes.map(JSONValue.string)))
        }
        if !subAttributes.isEmpty {
            document.append("subAttributes", .array(subAttributes.map { .object($0.document) }))
        }
        return document
    }
}
