import FoundationEssentials

/// A row of `assignments`: a person's claim on a pool and what has become of it.
struct Claim: Sendable, Hashable {
    let key: ClaimKey
    var state: AssignmentState
    var source: AssignmentSource
    var configurationID: UUID?
    var ruleID: UUID?
    var seatNumber: Int?
    /// The place in line.
    var claimedSequence: Int64
    /// The time of the event that brought the present state about.
    var since: Date
    /// Why the claim is in its state.
    var reason: AssignmentReason
    /// When grace ends or a seat that nobody uses is taken back.
    var dueAt: Date?
    /// When the holder first used the seat.
    var activatedAt: Date?
    /// Why the seat would have been released if the guard had not held it.
    var heldReason: AssignmentReason?
}
