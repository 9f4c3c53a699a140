import FoundationEssentials

/// How far the seats have followed the log.
struct SeatCursor: Sendable, Hashable {
    /// The last event that has been followed to its end.
    var last: Int64
    /// Parts that the event after it has been followed in so far; 0 for none.
    var part = 0
    /// The last person of those parts; nil where they need none.
    var partKey: UUID?
}
