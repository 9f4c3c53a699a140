import FoundationEssentials

/// How it stands with a token or with a secret of a client, which are made, replaced and ended alike.
struct SecretStanding {
    /// In seconds: what ends within a month ends soon.
    static let soon: TimeInterval = 30 * 86_400

    /// Such as `live`.
    let word: String
    let isLive: Bool
    /// Whether it ends within a month, and no other is there in its place.
    let endsSoon: Bool
    /// Whether another can still be made in its place.
    let canRotate: Bool

    init(expiresAt: Date, revokedAt: Date?, replacedBy: UUID?, now: Date) {
        isLive = revokedAt == nil && now < expiresAt
        endsSoon = isLive && replacedBy == nil && expiresAt.timeIntervalSince(now) < Self.soon
        canRotate = isLive && replacedBy == nil
        word =
            if revokedAt != nil {
                "revoked"
            } else if !isLive {
                "expired"
            } else if replacedBy != nil {
                "being replaced"
            } else {
                "live"
            }
    }
}
