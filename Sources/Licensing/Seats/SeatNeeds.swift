import FoundationEssentials

/// How much of each pool a stretch of the log can need at most, so that no more is read.
///
/// A step takes at most one free seat of a pool and at most one person out of its line. So the number of steps by people
/// whom the pool can concern bounds both; one more in line shows whether anyone is left.
struct SeatNeeds: Sendable {
    private(set) var steps: [UUID: Int] = [:]

    init(of steps: [SeatStep], in facts: SeatFacts) {
        var stepsOfUser: [UUID: Int] = [:]
        var poolsOfUser: [UUID: Set<UUID>] = [:]
        var groups = facts.groupsOfUser
        for step in steps {
            stepsOfUser[step.userID, default: 0] += 1
            if let poolID = step.effect.poolID { poolsOfUser[step.userID, default: []].insert(poolID) }
            switch step.effect {
            case .joined(let groupID), .left(let groupID): groups[step.userID, default: []].insert(groupID)
            case .appeared(let id?, _), .activated(let id?):
                let found = facts.rules.matching(configurationID: id, groupIDs: [])
                poolsOfUser[step.userID, default: []].formUnion(found.map(\.poolID))
            default: break
            }
        }
        for claim in facts.claims where claim.state.isLive {
            poolsOfUser[claim.key.userID, default: []].insert(claim.key.poolID)
        }
        for key in facts.wishes.keys { poolsOfUser[key.userID, default: []].insert(key.poolID) }
        for (user, count) in stepsOfUser {
            let found = facts.rules.matching(
                configurationID: facts.people[user]?.configurationID, groupIDs: groups[user] ?? [])
            for poolID in (poolsOfUser[user] ?? []).union(found.map(\.poolID)) {
                self.steps[poolID, default: 0] += count
            }
        }
    }

    /// The pools concerned, in one order.
    var poolIDs: [UUID] { steps.keys.sorted() }
}

extension SeatStep.Effect {
    fileprivate var poolID: UUID? {
        switch self {
        case .wanted(let poolID, _), .removed(let poolID, _), .exclusionLifted(let poolID), .activatedSeat(let poolID),
            .expired(let poolID, _), .evicted(let poolID), .poolClosed(let poolID), .reclaimChanged(let poolID):
            poolID
        default: nil
        }
    }
}
