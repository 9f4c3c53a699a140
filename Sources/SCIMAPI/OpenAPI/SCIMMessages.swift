import JSON
import SCIM
import Web

/// The messages of RFC 7644 as JSON Schema 2020-12, by the names under which the OpenAPI document has them.
struct SCIMMessages: Sendable {
    let limits: SCIMLimits

    var schemas: [(String, JSONValue)] {
        [
            ("PatchOp", patchOp), ("SearchRequest", searchRequest), ("BulkRequest", bulkRequest),
            ("BulkResponse", bulkResponse), ("Error", error),
        ]
    }

    /// A ListResponse of what the schema of that name describes (RFC 7644 §3.4.2, RFC 9865 §2).
    ///
    /// `totalResults` and `startIndex` come with pages by index, `nextCursor` with all pages by cursor but the last.
    static func list(of items: JSONValue) -> JSONValue {
        [
            "type": "object",
            "required": ["schemas", "itemsPerPage", "Resources"],
            "properties": [
                "schemas": schemas(URN.listResponse),
                "totalResults": ["type": "integer", "minimum": 0],
                "startIndex": ["type": "integer", "minimum": 1],
                "itemsPerPage": ["type": "integer", "minimum": 0],
                "nextCursor": ["type": "string"],
                "Resources": ["type": "array", "items": items],
            ],
            "additionalProperties": false,
        ]
    }

    private static func schemas(_ urn: String) -> JSONValue {
        ["type": "array", "items": ["const": .string(urn)], "minItems": 1, "maxItems": 1]
    }

    /// What a request must name among its schemas.
    private static func naming(_ urn: String) -> JSONValue {
        ["type": "array", "items": ["type": "string"], "contains": ["const": .string(urn)]]
    }

    private var patchOp: JSONValue {
        [
            "type": "object",
            "description": "RFC 7644 §3.5.2. All of the operations take effect or none.",
            "required": ["schemas", "Operations"],
            "properties": [
                "schemas": Self.naming(URN.patchOp),
                "Operations": [
                    "type": "array", "minItems": 1,
                    "items": [
                        "type": "object",
                        "required": ["op"],
                        "properties": [
                            "op": [
                                "type": "string", "enum": ["add", "replace", "remove"],
                                "description": "Taken in any letter case; remove needs a path, the others a value.",
                            ],
                            "path": [
                                "type": "string",
                                "description": "An attribute, a sub-attribute or a value filter (RFC 7644 Figure 7).",
                            ],
                            "value": ["description": "Anything that fits the attribute."],
                        ],
                    ],
                ],
            ],
            "examples": [
                [
                    "schemas": [.string(URN.patchOp)],
                    "Operations": [["op": "replace", "path": "active", "value": false]],
                ]
            ],
        ]
    }

    private var searchRequest: JSONValue {
        let names: JSONValue = ["type": ["array", "null"], "items": ["type": "string"]]
        let number: JSONValue = ["type": ["integer", "null"], "format": "int64"]
        let text: JSONValue = ["type": ["string", "null"]]
        return [
            "type": "object",
            "description": "RFC 7644 §3.4.3. Either attributes or excludedAttributes, either startIndex or cursor.",
            "required": ["schemas"],
            "properties": [
                "schemas": Self.naming(URN.searchRequest),
                "filter": [
                    "type": ["string", "null"], "maxLength": .integer(Int64(limits.filterLength)),
                    "examples": ["userName eq \"ada@example.com\""],
                ],
                "attributes": names, "excludedAttributes": names, "sortBy": text,
                "sortOrder": ["type": ["string", "null"], "enum": ["ascending", "descending", nil]],
                "startIndex": number, "count": number, "cursor": text,
            ],
        ]
    }

    private var bulkRequest: JSONValue {
        [
            "type": "object",
            "description":
                "RFC 7644 §3.7. `bulkId:…` in a path or in data stands for what a POST of the request makes.",
            "required": ["schemas", "Operations"],
            "properties": [
                "schemas": Self.naming(URN.bulkRequest),
                "failOnErrors": ["type": ["integer", "null"], "minimum": 1, "format": "int64"],
                "Operations": [
                    "type": "array", "maxItems": .integer(Int64(limits.bulkOperations)),
                    "items": [
                        "type": "object",
                        "required": ["method", "path"],
                        "properties": [
                            "method": ["type": "string", "enum": ["POST", "PUT", "PATCH", "DELETE"]],
                            "path": ["type": "string", "examples": ["/Users", "/Groups/bulkId:team"]],
                            "bulkId": ["type": "string", "description": "A POST must have one."],
                            "version": ["type": "string", "description": "What If-Match would say."],
                            "data": ["type": ["object", "null"], "description": "The body; none of a DELETE."],
                        ],
                    ],
                ],
            ],
        ]
    }

    private var bulkResponse: JSONValue {
        [
            "type": "object",
            "required": ["schemas", "Operations"],
            "properties": [
                "schemas": Self.schemas(URN.bulkResponse),
                "Operations": [
                    "type": "array",
                    "items": [
                        "type": "object",
                        "required": ["status"],
                        "properties": [
                            "location": ["type": "string"], "method": ["type": "string"], "bulkId": ["type": "string"],
                            "version": ["type": "string"], "status": ["type": "string", "pattern": "^[245][0-9]{2}$"],
                            "response": OpenAPIDocument.reference(to: "Error"),
                        ],
                        "additionalProperties": false,
                    ],
                ],
            ],
            "additionalProperties": false,
        ]
    }

    private var error: JSONValue {
        [
            "type": "object",
            "description": "RFC 7644 §3.12, RFC 9865 §2.1.",
            "required": ["schemas", "status", "detail"],
            "properties": [
                "schemas": Self.schemas(URN.error),
                "scimType": ["enum": .array(SCIMErrorType.allCases.map { .string($0.rawValue) })],
                "status": ["type": "string", "pattern": "^[45][0-9]{2}$"],
                "detail": ["type": "string"],
            ],
            "additionalProperties": false,
        ]
    }
}
