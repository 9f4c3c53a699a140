/// Where a person's claim on a pool stands.
package enum AssignmentState: String, Sendable, Hashable, CaseIterable {
    /// In line for a seat.
    case waitlisted
    /// Has a seat.
    case assigned
    /// Keeps the seat for a while after the reason for it has gone.
    case grace
    /// Over. The row stays, so that the question what became of it has an answer.
    case released

    /// Whether the claim still stands, with a seat or in line for one.
    package var isLive: Bool { self != .released }
}
