package import FoundationEssentials

/// A program of a SCIM configuration's identity provider that obtains access tokens (RFC 6749 §4.4).
package struct OAuthClient: Sendable, Hashable {
    /// Its `client_id`, as text.
    package let id: UUID
    package let configurationID: UUID
    package let name: String
    package let method: ClientMethod
    /// Set exactly when its method is an assertion.
    package let trust: FederationTrust?
    package let createdAt: Date
    package let revokedAt: Date?
    /// When one of its access tokens was used last; written at most once a minute, and a little late.
    package let lastUsedAt: Date?
    package let lastUsedBy: Caller
}
