internal import JSON

/// What must hold of a whole resource, whichever request brought it about.
struct ResourceRules {
    let schema: ResourceSchema

    init(_ schema: ResourceSchema) {
        self.schema = schema
    }

    /// Throws what `missing` makes for a required attribute that isn't there, and `invalidValue` for two primaries.
    func check(_ resource: JSONObject, missing: (String) -> SCIMError) throws(SCIMError) {
        try check(resource, schema.core.attributes, in: nil, missing)
        for definition in schema.extensions {
            guard case .object(let object)? = resource[definition.id] else { continue }
            try check(object, definition.attributes, in: definition.id, missing)
        }
    }

    private func check(
        _ object: JSONObject, _ definitions: AttributeList, in urn: String?, _ missing: (String) -> SCIMError
    ) throws(SCIMError) {
        for definition in definitions where definition.isRequired && object[definition.name] == nil {
            throw missing("\(AttributePath(schema: urn, definition.name)) is required.")
        }
        for (name, value) in object {
            guard case .array(let elements) = value, Self.primaries(of: elements) > 1 else { continue }
            // RFC 7643 §2.4: primary is true no more than once.
            throw .invalidValue("\(AttributePath(schema: urn, name)) has more than one primary value.")
        }
    }

    static func primaries(of elements: [JSONValue]) -> Int {
        elements.count { $0["primary"] == true }
    }
}
