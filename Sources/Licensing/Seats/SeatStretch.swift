import Events
import FoundationEssentials

/// Events of the log that one transaction follows: as many as it can take, up to one that is followed in parts.
struct SeatStretch: Sendable {
    private(set) var steps: [SeatStep] = []
    private(set) var memberships = MembershipChanges()
    /// The sequence of the last event taken; nil when none was.
    private(set) var end: Int64?
    private(set) var count = 0

    /// Takes events until there are `limit` steps or memberships.
    init(_ events: [Event], rules: SeatRules, limit: Int) {
        for event in events {
            guard steps.count < limit, memberships.count < limit * 10 else { return }
            switch SeatEvent(event) {
            case .change: return
            case .person(let effect):
                if effect == .deleted { memberships.forget(event.subject) }
                add(event, event.subject, effect)
            case .evictions(let poolID, let users):
                for user in users { add(event, user, .evicted(poolID: poolID)) }
            case .members(let groupID, let added, let removed):
                memberships.leave(groupID, removed)
                memberships.join(groupID, added)
                if rules.concern(group: groupID) { addMembers(event, groupID, Set(added), removed) }
            case nil: break
            }
            end = event.sequence
            count += 1
        }
    }

    private mutating func addMembers(_ event: Event, _ groupID: UUID, _ added: Set<UUID>, _ removed: [UUID]) {
        for user in added.union(removed).sorted() {
            add(event, user, added.contains(user) ? .joined(groupID: groupID) : .left(groupID: groupID))
        }
    }

    private mutating func add(_ event: Event, _ user: UUID, _ effect: SeatStep.Effect) {
        steps.append(SeatStep(sequence: event.sequence, time: event.time, userID: user, effect: effect))
    }
}
