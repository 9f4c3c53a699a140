import JSON
import SCIM
import Web

extension DescribedAnswer {
    private static let mediaType = "application/scim+json"

    /// - Parameter schema: Its name.
    static func ok(_ schema: String) -> DescribedAnswer {
        DescribedAnswer(
            200, "What was asked for.", schema: OpenAPIDocument.reference(to: schema), as: mediaType)
    }

    /// - Parameter isLinked: Whether the document says what can be done with the resource next.
    static func resource(_ status: Int, _ schema: String, isLinked: Bool = false) -> DescribedAnswer {
        DescribedAnswer(
            status, status == 201 ? "It was created." : "The resource.", schema: OpenAPIDocument.reference(to: schema),
            as: mediaType, headers: ["Location", "ETag"], links: isLinked ? links(to: schema) : [:])
    }

    static let notModified = DescribedAnswer(304, "The client has this version.", headers: ["ETag"])
    static let changedUnseen = DescribedAnswer(
        204, "It was changed, and has too many members to be shown unasked.", headers: ["Location", "ETag"])
    static let deleted = DescribedAnswer(204, "It was deleted.")

    private static func links(to type: String) -> JSONObject {
        var parameters: JSONObject = ["id": "$response.body#/id"]
        if type == ResourceType.ofTenants.name { parameters.append("endpoint", "$request.path.endpoint") }
        return JSONObject(
            ["read", "replace", "patch", "delete"].map { verb in
                (verb, ["operationId": .string(verb + type), "parameters": .object(parameters)])
            })
    }
}
