package import FoundationEssentials

/// What is known of a key of the admin API; neither the key nor its hash.
package struct APIKey: Sendable, Hashable {
    package let id: UUID
    package let name: String
    /// The key's last four characters.
    package let hint: String
    /// The one tenant that the key reaches; nil for an operator's key, which reaches all.
    package let tenantID: TenantID?
    package let scopes: AdminScopes
    package let createdAt: Date
    /// Nil: never.
    package let expiresAt: Date?
    package let revokedAt: Date?
    /// Written at most once a minute, and a little late.
    package let lastUsedAt: Date?

    /// Whether the key is accepted at the moment given.
    package func isLive(at now: Date) -> Bool {
        revokedAt == nil && expiresAt.map { now < $0 } ?? true
    }
}
