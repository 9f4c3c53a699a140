import FoundationEssentials

/// What an event means that can concern any number of people: it is followed in parts.
enum SeatChange: Sendable, Hashable {
    case ruleSet(SeatRule)
    case ruleDeleted(SeatRule)
    case groupDeleted(UUID)
    case poolResized(UUID, seats: Int)
    case poolChanged(UUID, LicensePoolSettings)
    case poolDeleted(UUID)
    case guardChanged(ReleaseGuardSettings)
    /// `trip` is the event by which the guard had tripped when it was decided; nil for any.
    case guardResolved(isApproved: Bool, trip: Int64?)
}
