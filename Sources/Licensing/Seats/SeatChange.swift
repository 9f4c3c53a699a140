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
    case guardResolved(isApproved: Bool)
}
