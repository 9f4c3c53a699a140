/// The name of an attribute or sub-attribute, without filters: `name.givenName`.
package struct AttributePath: Sendable, Hashable, CustomStringConvertible {
    /// The URN of the extension to which the attribute belongs; nil for the core schema and the common attributes.
    package var schema: String?
    package var attribute: String
    package var subAttribute: String?

    package init(schema: String? = nil, _ attribute: String, _ subAttribute: String? = nil) {
        self.schema = schema
        self.attribute = attribute
        self.subAttribute = subAttribute
    }

    /// As RFC 7644 §3.10 writes it.
    package var description: String {
        (schema.map { $0 + ":" } ?? "") + attribute + (subAttribute.map { "." + $0 } ?? "")
    }

    /// Whether this is the core or common attribute of that name, in the spelling of its schema, without
    /// sub-attribute.
    package func isCore(_ name: String) -> Bool {
        schema == nil && subAttribute == nil && attribute == name
    }
}
