package import JSON

/// One parameter of an operation: in the path, the query or a header.
package struct DescribedParameter: Sendable {
    package enum Place: String, Sendable { case path, query, header }

    package let name: String
    package let place: Place
    private let description: String
    private let schema: JSONValue
    /// Whether it is one for several operations and stands among the components, under its name.
    private let isShared: Bool
    private let isRequired: Bool

    /// - Parameters:
    ///   - schema: JSON Schema 2020-12 of the value.
    ///   - isRequired: What stands in the path always is.
    package init(
        _ name: String, in place: Place, _ description: String, _ schema: JSONValue = ["type": "string"],
        isShared: Bool = false, isRequired: Bool = false
    ) {
        self.name = name
        self.place = place
        self.description = description
        self.schema = schema
        self.isShared = isShared
        self.isRequired = isRequired || place == .path
    }

    /// As an operation lists it.
    package var reference: JSONValue {
        isShared ? ["$ref": .string("#/components/parameters/\(name)")] : document
    }

    /// The Parameter Object.
    package var document: JSONValue {
        var document: JSONObject = [
            "name": .string(name), "in": .string(place.rawValue), "description": .string(description),
        ]
        if isRequired { document.append("required", true) }
        document.append("schema", schema)
        return .object(document)
    }
}
