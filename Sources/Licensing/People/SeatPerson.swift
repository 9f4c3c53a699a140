import FoundationEssentials

/// What the fold knows of a person who exists.
struct SeatPerson: Sendable, Hashable {
    var configurationID: UUID?
    var isActive: Bool
}
