import Events
import FoundationEssentials

/// What a ledger has changed so far, by key, and what it tells of.
struct SeatOutput: Sendable {
    struct SeatKey: Sendable, Hashable {
        let poolID: UUID
        let number: Int
    }

    var changedClaims: Set<ClaimKey> = []
    var holders: [SeatKey: UUID?] = [:]
    var removedSeats: Set<SeatKey> = []
    var changedPeople: Set<UUID> = []
    /// Whose memberships and wishes go with them.
    var forgottenPeople: Set<UUID> = []
    var changedWishes: Set<ClaimKey> = []
    var changedPools: Set<UUID> = []
    var changedMinutes: Set<Int64> = []
    var guardHasChanged = false
    var history: [AssignmentChange] = []
    var events: [NewEvent] = []
    /// Those who are to use their seats by a new moment.
    var limits: [ClaimKey] = []
}
