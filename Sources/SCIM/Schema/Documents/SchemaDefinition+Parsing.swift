package import JSON

extension SchemaDefinition {
    /// The most attributes of a schema that a tenant defines, and the most parts of one complex attribute.
    package static let maximumAttributes = 200

    /// Reads the document of a tenant's own schema, as RFC 7643 §7 shapes it; `meta` and `schemas` are passed over.
    ///
    /// Throws the first fault. URNs of the schemas that RFC 7643 defines are taken.
    package init(document: JSONObject) throws(SchemaFault) {
        let reader = DocumentReader(document, at: "")
        try reader.allowOnly(["schemas", "id", "name", "description", "attributes", "meta"])
        let id = try reader.text("id", upTo: 255)
        guard URN.isWellFormed(id) else {
            throw SchemaFault("/id", "This must be a URN such as urn:example:scim:acme:2.0:User.")
        }
        guard !URN.isReserved(id) else { throw SchemaFault("/id", "This URN belongs to a standard schema.") }
        let attributes = try AttributeListReader(maximum: Self.maximumAttributes).attributes(
            try reader.list("attributes"), at: "/attributes", isSub: false)
        self.init(
            id: id, name: try reader.optionalText("name", upTo: 100) ?? id,
            description: try reader.optionalText("description", upTo: 1000) ?? "", attributes: attributes)
    }
}
