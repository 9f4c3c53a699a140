import FoundationEssentials
import Tenancy

/// A line of the secrets of an OAuth client.
struct ClientSecretView {
    let secretID: String
    let hint: String
    let createdAt: MomentView
    let expiresAt: MomentView
    let state: String
    let isLive: Bool
    let endsSoon: Bool
    let canRotate: Bool

    init(_ secret: ClientSecret, now: Date) {
        secretID = secret.id.text
        hint = secret.hint
        (createdAt, expiresAt) = (MomentView(secret.createdAt), MomentView(secret.expiresAt))
        let standing = SecretStanding(
            expiresAt: secret.expiresAt, revokedAt: secret.revokedAt, replacedBy: secret.replacedBy, now: now)
        (state, isLive) = (standing.word, standing.isLive)
        (endsSoon, canRotate) = (standing.endsSoon, standing.canRotate)
    }
}
