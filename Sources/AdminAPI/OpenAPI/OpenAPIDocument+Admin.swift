import JSON
import Web

extension OpenAPIDocument {
    /// The document of the admin API: `AdminOperations` and `AdminSchemas`.
    static let admin = OpenAPIDocument(
        title: "Rollcall admin API", version: "1.0", description: descriptionOfAdmin,
        servers: [["url": "/admin/v1"]],
        credential: "A key of the admin API; each operation names the scope that the key must be good for.",
        operations: AdminOperations.described, parameters: DescribedParameter.allOfAdmin, responses: [:],
        schemas: JSONObject(AdminSchemas.all.map { ($0.name, $0.schema) }))

    private static let descriptionOfAdmin = """
        Names are in snake case, times in RFC 3339 and UTC, errors problem documents (RFC 9457) with a code for programs. Lists \
        come as pages: pass next_cursor as cursor until it is null. HEAD is answered wherever GET is, other methods with 405. A \
        member of a body that is null counts as one that isn't there, and one that nobody knows is a mistake; answers may get \
        new members in later releases.
        """
}
