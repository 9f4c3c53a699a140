import FoundationEssentials

/// What was read for a stretch of the log: everything that its steps can ask for.
struct SeatFacts: Sendable {
    var rules = SeatRules()
    var people: [UUID: SeatPerson] = [:]
    /// The groups that rules are about and a person is in.
    var groupsOfUser: [UUID: Set<UUID>] = [:]
    var wishes: [ClaimKey: SeatWish] = [:]
    var claims: [Claim] = []
    var pools: [SeatPool] = []
    var guardian = SeatGuard(settings: ReleaseGuardSettings())
}
