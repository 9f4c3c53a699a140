/// How the connection of a SCIM configuration with its identity provider fares.
package enum ConnectionStatus: String, Sendable, Hashable, CaseIterable {
    /// No request has come yet.
    case waiting
    case healthy
    /// Most requests fail, or the credential is refused.
    case failing
    /// All went well, and nothing has come for a long time.
    case silent
    /// Nothing comes any more after requests have failed: the identity provider has most likely given up.
    case probablyQuarantined = "probably_quarantined"

    /// Whether somebody has to do something.
    package var isUnhealthy: Bool { self == .failing || self == .probablyQuarantined }
}
