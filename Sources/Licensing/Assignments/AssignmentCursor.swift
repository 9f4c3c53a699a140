package import FoundationEssentials

/// A row after which a list of assignments is continued, by whichever of its parts the list is in order.
package struct AssignmentCursor: Sendable, Hashable {
    package let poolID: UUID
    package let userID: UUID
    package let claimedSequence: Int64
    /// The row's place in line as it was read. The line is counted on from there, so that a walk over all of it counts it once;
    /// nil to count from its head, for who comes back later and finds it changed.
    package let waitlistPosition: Int?

    package init(poolID: UUID, userID: UUID, claimedSequence: Int64, waitlistPosition: Int? = nil) {
        self.poolID = poolID
        self.userID = userID
        self.claimedSequence = claimedSequence
        self.waitlistPosition = waitlistPosition
    }

    /// Before the first row of any list.
    static let start = AssignmentCursor(poolID: .lowest, userID: .lowest, claimedSequence: 0)
}
