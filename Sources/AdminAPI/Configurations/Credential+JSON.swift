package import JSON
package import Tenancy

extension Credential {
    /// What can be told of a token after it was issued.
    package var json: JSONObject {
        [
            "id": .id(id), "name": .string(name), "prefix": .string(Self.prefix), "hint": .string(hint),
            "created_at": .time(createdAt),
            "expires_at": .time(expiresAt), "revoked_at": .time(revokedAt), "last_used_at": .time(lastUsedAt),
            "last_used_address": .text(lastUsedBy.address), "last_used_agent": .text(lastUsedBy.agent),
            "user_id": .id(userID), "replaced_by": .id(replacedBy),
        ]
    }
}
