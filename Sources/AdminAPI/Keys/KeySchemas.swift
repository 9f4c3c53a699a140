import JSON
import Tenancy

extension AdminSchemas {
    static let keys: [Named] = [
        ("APIKey", key.answer), ("IssuedAPIKey", (key + [.text("key").said("The key itself.")]).answer),
    ]

    private static let scopes = SchemaMember.list("scopes", of: .word(of: AdminScope.all.map(\.text)))

    private static let key: [SchemaMember] = [
        .id("id"), .text("name"), .text("hint").said("The last characters of the key."),
        .text("tenant_id").nullable.said("Null for a key of the operator's."),
        scopes.nullable.said("Null for a key that is good for everything."), .time("created_at"),
        .time("expires_at").nullable, .time("revoked_at").nullable, .time("last_used_at").nullable,
    ]

    static let newKey: JSONValue = {
        let members: [SchemaMember] = [
            .text("name", 1...DisplayName.longest),
            .text("tenant").optional.said("The slug of the tenant to which the key is bound."),
            .integer("expires_in_days", APIKeyStore.expiryRange).optional, scopes.optional,
        ]
        return members.body
    }()
}
