import Events
import FoundationEssentials

/// What the fold of some events leaves to be written.
struct SeatWrites: Sendable {
    /// A seat and who holds it now.
    struct Seat: Sendable, Hashable {
        let poolID: UUID
        let number: Int
        let userID: UUID?
    }

    /// The rows that changed, each once and as it ends up.
    let claims: [Claim]
    let seats: [Seat]
    /// What happened, in order.
    let events: [NewEvent]
}
