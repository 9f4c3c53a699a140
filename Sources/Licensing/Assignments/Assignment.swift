package import FoundationEssentials

/// A person's claim on a pool, as it is shown.
package struct Assignment: Sendable, Hashable {
    package let poolID: UUID
    package let userID: UUID
    package let state: AssignmentState
    package let source: AssignmentSource
    /// The SCIM configuration for which the claim was made.
    package let configurationID: UUID?
    /// The rule by which the person has the claim; nil for other sources.
    package let ruleID: UUID?
    /// From 1; nil without a seat.
    package let seatNumber: Int?
    /// The sequence of the event that made the claim: who claimed first, is served first.
    package let claimedSequence: Int64
    /// When the present state began.
    package let since: Date
    /// Why the claim is in its state.
    package let reason: AssignmentReason
    /// When grace ends, or when a seat is taken back that is not activated by then.
    package let dueAt: Date?
    /// When the holder began to use the seat, as the product says.
    package let activatedAt: Date?
    /// Why the seat would have been released if the guard did not hold it.
    package let heldReason: AssignmentReason?
    /// 1 for who gets the next free seat; nil unless waitlisted.
    package let waitlistPosition: Int?

    /// Where a page that ends with this row is continued.
    package var cursor: AssignmentCursor {
        AssignmentCursor(
            poolID: poolID, userID: userID, claimedSequence: claimedSequence, waitlistPosition: waitlistPosition)
    }
}
