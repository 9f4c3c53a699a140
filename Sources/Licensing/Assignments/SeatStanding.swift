package import FoundationEssentials

/// That a person has a seat of a pool, or waits for one.
package struct SeatStanding: Sendable, Hashable {
    package let poolID: UUID
    package let state: AssignmentState
}
