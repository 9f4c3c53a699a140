package import FoundationEssentials

/// One change of a claim, as the history keeps it.
package struct AssignmentChange: Sendable, Hashable {
    /// The event that brought the change about.
    package let sequence: Int64
    package let time: Date
    package let userID: UUID
    package let poolID: UUID
    /// Nil before a person's first claim on the pool.
    package let formerState: AssignmentState?
    package let state: AssignmentState
    package let reason: AssignmentReason
    package let source: AssignmentSource
    package let ruleID: UUID?
    package let seatNumber: Int?
}
