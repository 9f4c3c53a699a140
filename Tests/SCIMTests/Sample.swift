import JSON
import SCIM

/// Resources in canonical form that many tests start from.
enum Sample {
    static let schema = SchemaRegistry.standard.user
    static let groupSchema = SchemaRegistry.standard.group

    static let user: JSONObject = [
        "schemas": [.string(URN.user), .string(URN.enterpriseUser)], "id": "u1", "externalId": "X1",
        "userName": "Bjensen", "name": ["familyName": "Jensen", "givenName": "Barbara"], "displayName": "Babs",
        "title": "Guide", "active": true,
        "emails": [
            ["value": "bjensen@example.com", "type": "work", "primary": true],
            ["value": "babs@jensen.org", "type": "home"],
        ],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": [
            "employeeNumber": "701984", "department": "Tours", "manager": ["value": "u2", "displayName": "Boss"],
        ],
        "meta": ["resourceType": "User", "lastModified": "2011-05-13T04:42:34Z", "version": "W/\"3\""],
    ]

    /// `user` after the operations.
    static func patched(
        _ operations: JSONValue..., in resource: JSONObject = user, createsMissingTargets: Bool = true
    ) throws(SCIMError) -> JSONObject {
        try PatchEngine(schema, createsMissingTargets: createsMissingTargets)
            .apply(PatchRequest(message: message(operations), for: schema), to: resource).resource
    }

    static func message(_ operations: [JSONValue]) -> JSONValue {
        ["schemas": [.string(URN.patchOp)], "Operations": .array(operations)]
    }

    /// Whether the filter matches the resource.
    static func matches(_ filter: String, _ resource: JSONObject = user) throws(SCIMError) -> Bool {
        FilterEvaluator(try FilterParser.parse(filter, for: schema).filter, for: schema).matches(resource)
    }
}
