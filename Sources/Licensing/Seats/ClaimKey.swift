import FoundationEssentials

/// What a claim is known by: a person has at most one on each pool.
struct ClaimKey: Sendable, Hashable, Comparable {
    let poolID: UUID
    let userID: UUID

    static func < (left: ClaimKey, right: ClaimKey) -> Bool {
        (left.poolID, left.userID) < (right.poolID, right.userID)
    }
}
