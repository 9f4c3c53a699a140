package import FoundationEssentials

/// What is known of a bearer token of a SCIM configuration; neither the token nor its hash.
package struct Credential: Sendable, Hashable {
    package let id: UUID
    package let configurationID: UUID
    package let name: String
    /// The token's last four characters.
    package let hint: String
    package let createdAt: Date
    package let expiresAt: Date
    package let revokedAt: Date?
    /// Written at most once a minute, and a little late.
    package let lastUsedAt: Date?
    /// The person for whom the token stands; nil for one that provisions.
    package let userID: UUID?

    /// Whether the token is accepted at the moment given.
    package func isLive(at now: Date) -> Bool {
        revokedAt == nil && now < expiresAt
    }
}
