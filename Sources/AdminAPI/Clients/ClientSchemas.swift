import JSON
import Tenancy

extension AdminSchemas {
    static let clients: [Named] = [
        ("OAuthClient", client.answer), ("ClientSecret", secret.answer),
        ("NewOAuthClient", (client + [clientSecret.sometimes]).answer),
        ("IssuedClientSecret", (secret + [clientSecret]).answer),
    ]

    private static let clientSecret = SchemaMember.text("client_secret").said("The secret itself.")

    private static let client: [SchemaMember] = [
        .id("id"), .id("client_id").said("The same."), .text("name"), .word("method", ClientMethod.self),
        .text("scope"),
        .text("token_url"), .text("issuer").sometimes, .text("jwks_url").sometimes, .text("subject").sometimes,
        .text("audience").sometimes, .text("directory_id").nullable.sometimes,
        .list("secrets", of: "ClientSecret").sometimes, .time("created_at"), .time("revoked_at").nullable,
        .time("last_used_at").nullable, .text("last_used_address").nullable, .text("last_used_agent").nullable,
    ]

    private static let secret: [SchemaMember] = [
        .id("id"), .text("prefix"), .text("hint").said("The last characters of the secret."), .time("created_at"),
        .time("expires_at"), .time("revoked_at").nullable,
        .id("replaced_by").nullable.said("The secret that a rotation made in its place."),
    ]

    /// With a secret, or with whose assertions stand for the client.
    static let newClient: JSONValue = {
        let name: SchemaMember = .text("name", 1...DisplayName.longest)
        let secret: [SchemaMember] = [
            name, .word("method", [ClientMethod.clientSecret.rawValue]).optional,
            .integer("expires_in_days", OAuthClientStore.expiryRange).optional,
        ]
        let trust: [SchemaMember] = [
            name, .word("method", [ClientMethod.workloadIdentity.rawValue]),
            .text("issuer", 1...FederationTrust.longest),
            .text("jwks_url", 1...FederationTrust.longest),
            .text("subject", 1...FederationTrust.longest), .text("audience", 1...FederationTrust.longest),
            .text("directory_id", 1...FederationTrust.longest).optional,
        ]
        return ["anyOf": [secret.body, trust.body]]
    }()

    static let newSecret: JSONValue = {
        let members: [SchemaMember] = [.integer("expires_in_days", OAuthClientStore.expiryRange).optional]
        return members.body
    }()

    static let secretRotation: JSONValue = {
        let members: [SchemaMember] = [overlap, .integer("expires_in_days", OAuthClientStore.expiryRange).optional]
        return members.body
    }()
}
