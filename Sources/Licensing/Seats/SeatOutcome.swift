/// What a run of the fold leaves to its caller.
package struct SeatOutcome: Sendable {
    /// In how long the next time limit of a claim runs out; nil when none is set. Never negative.
    package let nextDue: Duration?
}
