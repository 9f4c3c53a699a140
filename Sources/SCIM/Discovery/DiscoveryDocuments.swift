package import JSON

/// The documents by which clients learn what is here (RFC 7644 §4). No null ever stands in them: Microsoft's
/// validator takes a schema with nulls for broken.
package struct DiscoveryDocuments: Sendable {
    private let registry: SchemaRegistry
    private let configuration: ServiceProviderConfiguration
    private let baseURL: String

    /// - Parameter baseURL: the SCIM base without a slash at its end, such as `https://example.com/t/acme/scim/v2`.
    package init(
        registry: SchemaRegistry = .standard,
        configuration: ServiceProviderConfiguration = ServiceProviderConfiguration(), baseURL: String
    ) {
        self.registry = registry
        self.configuration = configuration
        self.baseURL = baseURL
    }

    package var schemas: JSONObject { Self.list(registry.schemas.map(document)) }

    /// The schema of that URN in any letter case; nil when there is none.
    package func schema(_ id: String) -> JSONObject? {
        registry.schemas.first { URN.equal($0.id, id) }.map(document)
    }

    package var resourceTypes: JSONObject { Self.list(registry.resourceTypes.map(document)) }

    package func resourceType(_ name: String) -> JSONObject? {
        registry.resourceTypes.first { $0.name == name }.map(document)
    }

    package var serviceProviderConfig: JSONObject {
        var document: JSONObject = ["schemas": [.string(URN.serviceProviderConfig)]]
        if let uri = configuration.documentationURI { document.append("documentationUri", .string(uri)) }
        document.append("patch", ["supported": true])
        document.append(
            "bulk",
            [
                "supported": .bool(configuration.supportsBulk),
                "maxOperations": .integer(Int64(configuration.bulkMaxOperations)),
                "maxPayloadSize": .integer(Int64(configuration.bulkMaxPayloadSize)),
            ])
        document.append(
            "filter", ["supported": true, "maxResults": .integer(Int64(configuration.filterMaxResults))])
        document.append("changePassword", ["supported": false])
        document.append("sort", ["supported": true])
        document.append("etag", ["supported": true])
        document.append("authenticationSchemes", [Self.bearerToken, Self.clientCredentials])
        document.append(
            "pagination",
            [
                "cursor": true, "index": true, "defaultPaginationMethod": "index",
                "defaultPageSize": .integer(Int64(configuration.defaultPageSize)),
                "maxPageSize": .integer(Int64(configuration.filterMaxResults)),
                "cursorTimeout": .integer(Int64(configuration.cursorTimeout)),
            ])
        if !configuration.eventURIs.isEmpty { document.append("securityEvents", securityEvents) }
        document.append("meta", meta("ServiceProviderConfig", "/ServiceProviderConfig"))
        return document
    }

    /// RFC 9967 §4.
    private var securityEvents: JSONValue {
        [
            "asyncRequest": "none",
            "eventUris": .array(configuration.eventURIs.map { .string($0.rawValue) }),
        ]
    }

    private static let bearerToken: JSONValue = [
        "type": "oauthbearertoken", "name": "OAuth Bearer Token",
        "description": "A token that the administrator of the tenant has issued, sent as RFC 6750 describes.",
        "specUri": "https://www.rfc-editor.org/info/rfc6750", "primary": true,
    ]

    private static let clientCredentials: JSONValue = [
        "type": "oauth2", "name": "OAuth 2.0 Client Credentials",
        "description":
            "An access token from /t/{tenant}/oauth2/token for an OAuth client's secret, or for its assertion (RFC 7523).",
        "specUri": "https://www.rfc-editor.org/info/rfc6749",
    ]

    private func document(_ schema: SchemaDefinition) -> JSONObject {
        var document = schema.document
        document.append("meta", meta("Schema", "/Schemas/\(schema.id)"))
        return document
    }

    private func document(_ type: ResourceType) -> JSONObject {
        var document = type.document
        document.append("meta", meta("ResourceType", "/ResourceTypes/\(type.name)"))
        return document
    }

    private func meta(_ type: String, _ path: String) -> JSONValue {
        ["resourceType": .string(type), "location": .string(baseURL + path)]
    }

    private static func list(_ resources: [JSONObject]) -> JSONObject {
        ListResponse(totalResults: resources.count).document(resources: resources)
    }
}
