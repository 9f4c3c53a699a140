import JSON
import Tenancy
import Web

extension AdminOperations {
    static let keys: [AdminOperation] = [
        .list("/api-keys", "listAPIKeys", "The keys, in the order of their making, dead ones too.", of: "APIKey"),
        .create(
            "/api-keys", "createAPIKey", "Makes a key; this answer alone shows it.", body: AdminSchemas.newKey,
            "IssuedAPIKey", headers: [],
            refusals: .tenancy(
                .nameInvalid(""), .expiryOutOfRange(days: 0, allowed: 0...0), .expiryBeyondCaller, .scopesMissing,
                .scopeUnknown(""))
                + [.scopesBeyondCaller, .unknownTenant]),
        .read(
            "/api-keys/{key}", "readAPIKey", "One key, a dead one too.", "APIKey", isVersioned: false,
            refusals: .tenancy(.apiKeyNotFound)),
        .delete(
            "/api-keys/{key}", "revokeAPIKey", "Revokes a key; once more changes nothing.", isVersioned: false,
            isShownBeforehand: true,
            refusals: .tenancy(.apiKeyNotFound, .apiKeyBeyondCaller)),
    ]
}
