import HTTPTypes
package import JSON

/// The OpenAPI 3.1 document of one surface.
package struct OpenAPIDocument: Sendable {
    private let info: JSONValue
    private let servers: JSONValue
    private let credential: String
    private let operations: [DescribedOperation]
    private let parameters: [DescribedParameter]
    private let responses: JSONObject
    private let schemas: JSONObject

    /// - Parameters:
    ///   - servers: The Server Objects.
    ///   - credential: What the bearer token is.
    ///   - parameters: Those that operations refer to.
    ///   - responses: Response Objects that operations refer to, by name.
    ///   - schemas: JSON Schema 2020-12, by name.
    package init(
        title: String, version: String, description: String, servers: JSONValue, credential: String,
        operations: [DescribedOperation], parameters: [DescribedParameter], responses: JSONObject, schemas: JSONObject
    ) {
        info = [
            "title": .string(title), "version": .string(version), "description": .string(description),
            "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
        ]
        self.servers = servers
        self.credential = credential
        self.operations = operations
        self.parameters = parameters
        self.responses = responses
        self.schemas = schemas
    }

    package var document: JSONObject {
        [
            "openapi": "3.1.0",
            "info": info,
            "servers": servers,
            "security": [["bearer": []]],
            "paths": .object(paths),
            "components": [
                "securitySchemes": [
                    "bearer": ["type": "http", "scheme": "bearer", "description": .string(credential)]
                ],
                "parameters": .object(JSONObject(parameters.map { ($0.name, $0.document) })),
                "headers": .object(Self.headers),
                "responses": .object(responses),
                "schemas": .object(schemas),
            ],
        ]
    }

    private var paths: JSONObject {
        var paths = JSONObject()
        for operation in operations {
            var item = paths[operation.path]?.objectValue ?? JSONObject()
            item.append(operation.method.rawValue.lowercased(), .object(operation.document))
            paths[operation.path] = .object(item)
        }
        return paths
    }

    package static func reference(to schema: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/\(schema)")]
    }

    /// The Headers of a Response Object; the names are those of ``headers``.
    package static func references(toHeaders names: [String]) -> JSONValue {
        .object(JSONObject(names.map { ($0, ["$ref": .string("#/components/headers/\($0)")]) }))
    }

    /// Every field that an answer of any surface promises.
    private static let headers: JSONObject = {
        func header(_ description: String, _ type: JSONValue = "string") -> JSONValue {
            ["description": .string(description), "required": true, "schema": ["type": type]]
        }
        return [
            "ETag": header("The version, as If-Match and If-None-Match take it."),
            "Location": header("Where the resource can be read."),
            "Retry-After": header("In how many seconds to try again.", "integer"),
            "WWW-Authenticate": header("The scheme of the credential."),
        ]
    }()
}
