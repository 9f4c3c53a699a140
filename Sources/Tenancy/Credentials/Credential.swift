package import FoundationEssentials

/// What is known of a bearer token of a SCIM configuration; neither the token nor its hash.
package struct Credential: Sendable, Hashable {
    package let id: UUID
    package let configurationID: UUID
    package let name: String
    /// The token's last four characters.
    package let hint: String
    package let createdAt: Date
    /// Moved forward by a rotation, to the end of its overlap.
    package let expiresAt: Date
    package let revokedAt: Date?
    /// Written at most once a minute, and a little late; so are the two that follow.
    package let lastUsedAt: Date?
    package let lastUsedBy: Caller
    /// The person for whom the token stands; nil for one that provisions.
    package let userID: UUID?
    /// The token that a rotation made in its place.
    package let replacedBy: UUID?

    /// What every such token begins with.
    package static let prefix = SecretToken.Kind.credential.rawValue

    /// Whether the token is accepted at the moment given.
    package func isLive(at now: Date) -> Bool {
        revokedAt == nil && now < expiresAt
    }
}
