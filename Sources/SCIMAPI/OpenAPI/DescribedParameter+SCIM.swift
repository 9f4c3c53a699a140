import JSON
import SCIM
import Web

extension DescribedParameter {
    static let endpoint = shared(
        "endpoint", in: .path, "The endpoint of a resource type that the tenant has defined, such as Devices.")
    static let id = shared("id", in: .path, "The id that the service gave the resource.")
    static let name = shared("name", in: .path, "The name of the resource type, such as User.")
    static let urn = shared("urn", in: .path, "The URN of the schema, in any letter case.")
    static let attributes = shared(
        "attributes", in: .query, "The attributes to return, with commas between them; not with excludedAttributes.")
    static let excludedAttributes = shared(
        "excludedAttributes", in: .query, "The attributes not to return, with commas between them.")
    static let ifMatch = shared(
        "If-Match", in: .header, "The version that must be the present one; otherwise 412.")
    static let ifNoneMatch = shared(
        "If-None-Match", in: .header, "The version that the client has; 304 if it is the present one.")

    /// Of a list (RFC 7644 §3.4.2, RFC 9865).
    static let search = [
        shared("filter", in: .query, "Which resources (RFC 7644 §3.4.2.2)."),
        shared("sortBy", in: .query, "The attribute by which the list is sorted."),
        shared(
            "sortOrder", in: .query, "In which direction.", ["type": "string", "enum": ["ascending", "descending"]]),
        shared(
            "startIndex", in: .query, "Where the page begins, counted from 1; not with cursor.",
            ["type": "integer", "format": "int64"]),
        shared(
            "count", in: .query, "The most resources on the page.", ["type": "integer", "format": "int64"]),
        shared(
            "cursor", in: .query, "Empty for the first page, then the nextCursor of the page before (RFC 9865)."),
    ]

    static let all =
        [endpoint, id, name, urn, attributes, excludedAttributes, ifMatch, ifNoneMatch] + search

    private static func shared(
        _ name: String, in place: Place, _ description: String, _ schema: JSONValue = ["type": "string"]
    ) -> DescribedParameter {
        DescribedParameter(name, in: place, description, schema, isShared: true)
    }
}
