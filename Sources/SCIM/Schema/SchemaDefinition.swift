/// A schema: a named set of attribute definitions (RFC 7643 §7).
package struct SchemaDefinition: Sendable, Hashable {
    /// Its URN.
    package var id: String
    package var name: String
    package var description: String
    package var attributes: AttributeList

    package init(id: String, name: String, description: String, attributes: AttributeList) {
        self.id = id
        self.name = name
        self.description = description
        self.attributes = attributes
    }

    /// The attribute of that name in any letter case.
    package func attribute(_ name: String) -> AttributeDefinition? {
        attributes[name]
    }
}
