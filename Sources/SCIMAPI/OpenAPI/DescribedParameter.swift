import JSON
import SCIM

/// One parameter of an operation: in the path, the query or a header.
struct DescribedParameter: Sendable {
    let name: String
    private let place: String
    private let description: String
    private let schema: JSONValue

    private init(_ name: String, in place: String, _ description: String, _ schema: JSONValue = ["type": "string"]) {
        self.name = name
        self.place = place
        self.description = description
        self.schema = schema
    }

    static let endpoint = DescribedParameter(
        "endpoint", in: "path", "The endpoint of a resource type that the tenant has defined, such as Devices.")
    static let id = DescribedParameter("id", in: "path", "The id that the service gave the resource.")
    static let name = DescribedParameter("name", in: "path", "The name of the resource type, such as User.")
    static let urn = DescribedParameter("urn", in: "path", "The URN of the schema, in any letter case.")
    static let attributes = DescribedParameter(
        "attributes", in: "query", "The attributes to return, with commas between them; not with excludedAttributes.")
    static let excludedAttributes = DescribedParameter(
        "excludedAttributes", in: "query", "The attributes not to return, with commas between them.")
    static let ifMatch = DescribedParameter(
        "If-Match", in: "header", "The version that must be the present one; otherwise 412.")
    static let ifNoneMatch = DescribedParameter(
        "If-None-Match", in: "header", "The version that the client has; 304 if it is the present one.")

    /// Of a list (RFC 7644 §3.4.2, RFC 9865).
    static let search = [
        DescribedParameter("filter", in: "query", "Which resources (RFC 7644 §3.4.2.2)."),
        DescribedParameter("sortBy", in: "query", "The attribute by which the list is sorted."),
        DescribedParameter(
            "sortOrder", in: "query", "In which direction.", ["type": "string", "enum": ["ascending", "descending"]]),
        DescribedParameter(
            "startIndex", in: "query", "Where the page begins, counted from 1; not with cursor.",
            ["type": "integer", "format": "int64"]),
        DescribedParameter(
            "count", in: "query", "The most resources on the page.", ["type": "integer", "format": "int64"]),
        DescribedParameter(
            "cursor", in: "query", "Empty for the first page, then the nextCursor of the page before (RFC 9865)."),
    ]

    static let all =
        [endpoint, id, name, urn, attributes, excludedAttributes, ifMatch, ifNoneMatch] + search

    var reference: JSONValue { ["$ref": .string("#/components/parameters/\(name)")] }

    /// The Parameter Object.
    var document: JSONValue {
        var document: JSONObject = [
            "name": .string(name), "in": .string(place), "description": .string(description),
        ]
        if place == "path" { document.append("required", true) }
        document.append("schema", schema)
        return .object(document)
    }
}
