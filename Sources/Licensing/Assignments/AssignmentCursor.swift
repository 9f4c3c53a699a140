package import FoundationEssentials

/// A row after which a list of assignments is continued, by whichever of its parts the list is in order.
package struct AssignmentCursor: Sendable, Hashable {
    package let poolID: UUID
    package let userID: UUID
    package let claimedSequence: Int64

    package init(poolID: UUID, userID: UUID, claimedSequence: Int64) {
        self.poolID = poolID
        self.userID = userID
        self.claimedSequence = claimedSequence
    }

    /// Before the first row of any list.
    static let start = AssignmentCursor(poolID: .lowest, userID: .lowest, claimedSequence: 0)
}
