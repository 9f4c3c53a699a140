package import JSON

extension ResourceType {
    /// The most extensions of a type that a tenant defines.
    package static let maximumExtensions = 20

    /// Names of types and of endpoints that RFC 7643 and RFC 7644 use, folded.
    private static let reserved: Set<String> = [
        "user", "users", "group", "groups", "me", "bulk", "schema", "schemas", "resourcetype", "resourcetypes",
        "serviceproviderconfig", "serviceproviderconfigs",
    ]

    /// Reads the document of a tenant's own resource type, as RFC 7643 §6 shapes it; `schemas`, `id` and `meta` are passed
    /// over.
    ///
    /// Throws the first fault. Whether there are schemas of the URNs is not looked at.
    package init(document: JSONObject) throws(SchemaFault) {
        let reader = DocumentReader(document, at: "")
        try reader.allowOnly([
            "schemas", "id", "name", "endpoint", "description", "schema", "schemaExtensions", "meta",
        ])
        let name = try reader.text("name", upTo: 64)
        guard Self.isWord(name) else {
            throw reader.fault("name", "This must be a letter, then letters, digits, - and _.")
        }
        let endpoint = try reader.text("endpoint", upTo: 65)
        guard endpoint.utf8.first == UInt8(ascii: "/"), Self.isWord(String(endpoint.dropFirst())) else {
            throw reader.fault(
                "endpoint", "This must be a path such as /Devices: a slash, a letter, then letters, digits, - and _.")
        }
        for (member, word) in [("name", name), ("endpoint", String(endpoint.dropFirst()))]
        where Self.reserved.contains(CaseFolding.key(word)) {
            throw reader.fault(member, "This is taken by SCIM itself.")
        }
        self.init(
            name: name, endpoint: endpoint, description: try reader.optionalText("description", upTo: 1000) ?? "",
            schema: try reader.text("schema", upTo: 255), extensions: try Self.extensions(reader))
    }

    private static func extensions(_ reader: DocumentReader) throws(SchemaFault) -> [Extension] {
        let list = try reader.list("schemaExtensions")
        guard list.count <= maximumExtensions else {
            throw reader.fault("schemaExtensions", "This must be a list of at most \(maximumExtensions) extensions.")
        }
        var extensions: [Extension] = []
        for (index, element) in list.enumerated() {
            let place = "/schemaExtensions/\(index)"
            guard let object = element.objectValue else { throw SchemaFault(place, "This must be an object.") }
            let element = DocumentReader(object, at: place)
            try element.allowOnly(["schema", "required"])
            let schema = try element.text("schema", upTo: 255)
            guard !extensions.contains(where: { URN.equal($0.schema, schema) }) else {
                throw element.fault("schema", "This extension is listed already.")
            }
            extensions.append(Extension(schema: schema, isRequired: try element.flag("required") ?? false))
        }
        return extensions
    }

    private static func isWord(_ text: String) -> Bool {
        PathResolver.isName(text) && text.utf8.first != UInt8(ascii: "$")
    }
}
