import FoundationEssentials
import Tenancy

/// A line of the tokens of a configuration.
struct TokenView {
    /// In seconds: what ends within a month ends soon.
    static let soon: TimeInterval = 30 * 86_400

    let id: String
    let name: String
    let hint: String
    let createdAt: MomentView
    let expiresAt: MomentView
    let lastUsedAt: MomentView?
    let lastUsedBy: String?
    let state: String
    let isLive: Bool
    /// Whether it ends within a month.
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
        isLive = credential.isLive(at: now)
        endsSoon = isLive && credential.expiresAt.timeIntervalSince(now) < Self.soon
        canRotate = isLive && credential.replacedBy == nil
        state =
            if credential.revokedAt != nil {
                "revoked"
            } else if !isLive {
                "expired"
            } else if credential.replacedBy != nil {
                "being replaced"
            } else {
                "live"
            }
    }
}
