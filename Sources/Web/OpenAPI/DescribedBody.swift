package import JSON

/// What an operation reads from the body of a request.
package struct DescribedBody: Sendable {
    private let schema: JSONValue
    private let mediaTypes: [String]
    private let isRequired: Bool

    /// - Parameter schema: JSON Schema 2020-12.
    package init(_ schema: JSONValue, as mediaTypes: [String] = ["application/json"], isRequired: Bool = true) {
        self.schema = schema
        self.mediaTypes = mediaTypes
        self.isRequired = isRequired
    }

    /// The Request Body Object.
    package var document: JSONValue {
        let content = mediaTypes.map { ($0, JSONValue.object(["schema": schema])) }
        return ["required": .bool(isRequired), "content": .object(JSONObject(content))]
    }
}
