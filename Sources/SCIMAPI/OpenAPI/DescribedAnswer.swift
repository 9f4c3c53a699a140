import JSON
import SCIM

/// One success that an operation can answer.
struct DescribedAnswer: Sendable {
    let status: Int
    private let description: String
    /// The name of the schema of the body; nil without one.
    private let schema: String?
    private let headers: [String]
    /// The resource type whose operations go on from here.
    private let linked: String?

    private init(
        _ status: Int, _ description: String, schema: String? = nil, headers: [String] = [], linked: String? = nil
    ) {
        self.status = status
        self.description = description
        self.schema = schema
        self.headers = headers
        self.linked = linked
    }

    static func ok(_ schema: String) -> DescribedAnswer {
        DescribedAnswer(200, "What was asked for.", schema: schema)
    }

    /// - Parameter isLinked: Whether the document says what can be done with the resource next.
    static func resource(_ status: Int, _ schema: String, isLinked: Bool = false) -> DescribedAnswer {
        DescribedAnswer(
            status, status == 201 ? "It was created." : "The resource.", schema: schema, headers: ["Location", "ETag"],
            linked: isLinked ? schema : nil)
    }

    static let notModified = DescribedAnswer(304, "The client has this version.", headers: ["ETag"])
    static let changedUnseen = DescribedAnswer(
        204, "It was changed, and has too many members to be shown unasked.", headers: ["Location", "ETag"])
    static let deleted = DescribedAnswer(204, "It was deleted.")

    /// The Response Object.
    var document: JSONValue {
        var document: JSONObject = ["description": .string(description)]
        if !headers.isEmpty {
            document.append(
                "headers",
                .object(JSONObject(headers.map { ($0, ["$ref": .string("#/components/headers/\($0)")]) })))
        }
        if let schema {
            document.append(
                "content", ["application/scim+json": ["schema": OpenAPIDocument.reference(to: schema)]])
        }
        if let linked { document.append("links", .object(Self.links(to: linked))) }
        return .object(document)
    }

    private static func links(to type: String) -> JSONObject {
        var parameters: JSONObject = ["id": "$response.body#/id"]
        if type == ResourceType.ofTenants.name { parameters.append("endpoint", "$request.path.endpoint") }
        return JSONObject(
            ["read", "replace", "patch", "delete"].map { verb in
                (verb, ["operationId": .string(verb + type), "parameters": .object(parameters)])
            })
    }
}
