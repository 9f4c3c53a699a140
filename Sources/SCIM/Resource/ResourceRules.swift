internal import JSON

/// What must hold of a whole resource, whichever request brought it about.
struct ResourceRules {
    let schema: ResourceSchema

    init(_ schema: ResourceSchema) {
        self.schema = schema
    }

    /// Throws for something required that isn't there, and `invalidValue` for two primaries.
    ///
    /// What a change has taken away is `mutability` (RFC 7644 §3.5.2.2), what was never there `invalidValue`. Attributes of an
    /// extension are required of the resources that have the extension, parts of a complex value of each that is there.
    func check(_ resource: JSONObject, after before: JSONObject? = nil) throws(SCIMError) {
        try check(resource, schema.core.attributes, in: nil, after: before)
        for listed in schema.resourceType.extensions where listed.isRequired && resource[listed.schema] == nil {
            throw Self.missing("The extension \(listed.schema)", wasThere: before?[listed.schema] != nil)
        }
        for definition in schema.extensions {
            guard case .object(let object)? = resource[definition.id] else { continue }
            try check(object, definition.attributes, in: definition.id, after: before?[definition.id]?.objectValue)
        }
    }

    private func check(
        _ object: JSONObject, _ definitions: AttributeList, in urn: String?, after before: JSONObject?
    ) throws(SCIMError) {
        for definition in definitions {
            guard let value = object[definition.name] else {
                guard definition.isRequired else { continue }
                let path = AttributePath(schema: urn, definition.name)
                throw Self.missing("\(path)", wasThere: before?[definition.name] != nil)
            }
            try checkParts(of: value, definition, in: urn, after: before?[definition.name])
        }
        for (name, value) in object {
            guard case .array(let elements) = value, Self.primaries(of: elements) > 1 else { continue }
            // RFC 7643 §2.4: primary is true no more than once.
            throw .invalidValue("\(AttributePath(schema: urn, name)) has more than one primary value.")
        }
    }

    private func checkParts(
        of value: JSONValue, _ definition: AttributeDefinition, in urn: String?, after before: JSONValue?
    ) throws(SCIMError) {
        for part in definition.subAttributes where part.isRequired {
            guard (value.arrayValue ?? [value]).contains(where: { $0[part.name] == nil }) else { continue }
            throw Self.missing(
                "\(AttributePath(schema: urn, definition.name, part.name))", wasThere: before?[part.name] != nil)
        }
    }

    private static func missing(_ name: String, wasThere: Bool) -> SCIMError {
        wasThere ? .mutability("\(name) is required.") : .invalidValue("\(name) is required.")
    }

    static func primaries(of elements: [JSONValue]) -> Int {
        elements.count { $0["primary"] == true }
    }
}
