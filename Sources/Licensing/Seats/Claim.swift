import FoundationEssentials

/// A row of `assignments`: a person's claim on a pool and what has become of it.
struct Claim: Sendable, Hashable {
    let key: ClaimKey
    var state: AssignmentState
    let source: AssignmentSource
    let configurationID: UUID?
    var seatNumber: Int?
    /// The place in line.
    let claimedSequence: Int64
    /// The time of the event that brought the present state about.
    var since: Date
}
