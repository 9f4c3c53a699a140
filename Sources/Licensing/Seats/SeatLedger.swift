import Events
import FoundationEssentials
import JSON

/// Seats as a fold over the event log: a value that is given steps in order and knows who ends up with which seat.
///
/// It holds what was read for a stretch of the log: the people concerned with their claims, and of each pool as many free
/// seats and people in line as the stretch can need (``SeatNeeds``). Where a stretch begins and ends makes no difference.
struct SeatLedger: Sendable {
    struct Pool: Sendable {
        var standing: SeatPool
        var freeSeats = FreeSeats([])
        var line = WaitingLine(heads: [], isWhole: true)
    }

    let rules: SeatRules
    var people: [UUID: SeatPerson]
    var groupsOfUser: [UUID: Set<UUID>]
    var wishes: [ClaimKey: SeatWish]
    var wishesOfUser: [UUID: Set<UUID>] = [:]
    var pools: [UUID: Pool] = [:]
    var claims: [ClaimKey: Claim] = [:]
    private var keysOfUser: [UUID: Set<ClaimKey>] = [:]
    var guardian: SeatGuard

    /// Pools that the step under way has touched.
    var touched: Set<UUID> = []
    var output = SeatOutput()

    init(_ facts: SeatFacts) {
        rules = facts.rules
        people = facts.people
        groupsOfUser = facts.groupsOfUser
        wishes = facts.wishes
        guardian = facts.guardian
        for key in wishes.keys { wishesOfUser[key.userID, default: []].insert(key.poolID) }
        for pool in facts.pools { pools[pool.id] = Pool(standing: pool) }
        for claim in facts.claims { know(claim) }
    }

    /// Makes known what of a pool can be needed. `heads` are the first people in line, and all of them when `isWholeLine`.
    mutating func addSupply(of id: UUID, freeSeats: some Sequence<Int>, heads: [Claim], isWholeLine: Bool) {
        for head in heads { know(head) }
        pools[id]?.freeSeats = FreeSeats(freeSeats)
        pools[id]?.line = WaitingLine(heads: heads, isWhole: isWholeLine)
    }

    /// Takes one step further; steps come in the order of the log, and those of one event in the order of people, or in
    /// that in which the event names them.
    mutating func follow(_ step: SeatStep) {
        touched = []
        apply(step)
        for poolID in touched.sorted() { tellThresholds(of: poolID) }
    }

    private mutating func apply(_ step: SeatStep) {
        let user = step.userID
        switch step.effect {
        case .appeared(let configurationID, let isActive):
            setPerson(user, SeatPerson(configurationID: configurationID, isActive: isActive))
            review(step, .deactivated)
        case .activated(let configurationID):
            let known = people[user]?.configurationID
            setPerson(user, SeatPerson(configurationID: configurationID ?? known, isActive: true))
            review(step, .ruleChanged)
        case .deactivated:
            if var person = people[user] {
                person.isActive = false
                setPerson(user, person)
            }
            review(step, .deactivated)
        case .deleted:
            forgetPerson(user)
            review(step, .deleted)
        case .joined(let groupID):
            groupsOfUser[user, default: []].insert(groupID)
            review(step, .ruleChanged)
        case .left(let groupID):
            groupsOfUser[user]?.remove(groupID)
            review(step, .leftGroup)
        case .reviewed(let reason): review(step, reason)
        case .wanted(let poolID, let source):
            setWish(SeatWish(kind: .wanted, source: source), user, poolID)
            review(step, .ruleChanged)
        case .removed(let poolID, let source):
            setWish(SeatWish(kind: .excluded, source: source), user, poolID)
            end(ClaimKey(poolID: poolID, userID: user), .removed, step)
            review(step, .ruleChanged)
        case .exclusionLifted(let poolID):
            if wishes[ClaimKey(poolID: poolID, userID: user)]?.kind == .excluded { setWish(nil, user, poolID) }
            review(step, .ruleChanged)
        case .activatedSeat(let poolID): activate(poolID, step)
        case .expired(let poolID, let dueAt): expire(poolID, dueAt, step)
        case .evicted(let poolID): evict(poolID, step)
        case .guardDecided(let isApproved): settleHeld(isApproved, step)
        case .poolClosed(let poolID): end(ClaimKey(poolID: poolID, userID: user), .poolDeleted, step)
        case .reclaimChanged(let poolID): changeReclaim(poolID, step)
        }
    }

    // MARK: What is known

    mutating func know(_ claim: Claim) {
        claims[claim.key] = claim
        keysOfUser[claim.key.userID, default: []].insert(claim.key)
    }

    /// The standing claims of a person, in the order of pools.
    func liveClaims(of user: UUID) -> [Claim] {
        (keysOfUser[user] ?? []).sorted().compactMap { claims[$0] }.filter(\.state.isLive)
    }

    private mutating func setPerson(_ user: UUID, _ person: SeatPerson) {
        people[user] = person
        output.changedPeople.insert(user)
    }

    private mutating func forgetPerson(_ user: UUID) {
        people[user] = nil
        groupsOfUser[user] = nil
        for poolID in wishesOfUser[user] ?? [] { setWish(nil, user, poolID) }
        output.changedPeople.insert(user)
        output.forgottenPeople.insert(user)
    }

    mutating func setWish(_ wish: SeatWish?, _ user: UUID, _ poolID: UUID) {
        // Nobody wishes anything for somebody who does not exist.
        guard pools[poolID] != nil, wish == nil || people[user] != nil else { return }
        let key = ClaimKey(poolID: poolID, userID: user)
        wishes[key] = wish
        if wish == nil { wishesOfUser[user]?.remove(poolID) } else { wishesOfUser[user, default: []].insert(poolID) }
        output.changedWishes.insert(key)
    }
}
