import FoundationEssentials
import Tenancy

/// A line of the tokens of a configuration.
struct TokenView {
    let id: String
    let name: String
    let hint: String
    let createdAt: MomentView
    let expiresAt: MomentView
    let lastUsedAt: MomentView?
    let lastUsedBy: String?
    let state: String
    let isLive: Bool
    /// See ``SecretStanding``.
    let endsSoon: Bool
    /// Whether another can still be made in its place.
    let canRotate: Bool

    init(_ credential: Credential, now: Date) {
        id = credential.id.uuidString.lowercased()
        (name, hint) = (credential.name, credential.hint)
        createdAt = MomentView(credential.createdAt)
        expiresAt = MomentView(credential.expiresAt)
        lastUsedAt = MomentView(credential.lastUsedAt)
        lastUsedBy = credential.lastUsedBy.agent
        let standing = SecretStanding(
            expiresAt: credential.expiresAt, revokedAt: credential.revokedAt, replacedBy: credential.replacedBy,
            now: now)
        (state, isLive) = (standing.word, standing.isLive)
        (endsSoon, canRotate) = (standing.endsSoon, standing.canRotate)
    }
}
