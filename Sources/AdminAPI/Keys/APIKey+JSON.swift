package import JSON
package import Tenancy

extension APIKey {
    /// What can be told of a key after it was made.
    package var json: JSONObject {
        [
            "id": .id(id), "name": .string(name), "hint": .string(hint), "tenant_id": .text(tenantID?.text),
            "scopes": scopes.texts.map { .array($0.map { .string($0) }) } ?? .null,
            "created_at": .time(createdAt), "expires_at": .time(expiresAt), "revoked_at": .time(revokedAt),
            "last_used_at": .time(lastUsedAt),
        ]
    }
}
