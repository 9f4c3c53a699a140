import Events
import FoundationEssentials

/// The difference between the switches of a tenant's SCIM configurations and the rules that the log has for them.
struct SwitchChanges: Sendable {
    let events: [NewEvent]

    /// `switches` are the configurations that assign, with the pool that they assign from.
    init(switches: [(configurationID: UUID, poolID: UUID)], known: [SeatRule]) {
        var events: [NewEvent] = []
        let wanted = Dictionary(
            switches.map { ($0.configurationID, $0.poolID) }, uniquingKeysWith: { first, _ in first })
        let former = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (id, poolID) in wanted.sorted(by: { $0.key < $1.key }) where former[id]?.poolID != poolID {
            let rule = SeatRule(
                id: id, subject: RuleSubject(.configuration, id), poolID: poolID, priority: SeatRule.switchPriority,
                source: .auto)
            let type: EventType = former[id] == nil ? .licenseRuleCreated : .licenseRuleUpdated
            events.append(
                NewEvent(type: type, subject: id, data: rule.data, changes: former[id].map { rule.changes(from: $0) }))
        }
        for rule in known.sorted(by: { $0.id < $1.id }) where wanted[rule.id] == nil {
            events.append(NewEvent(type: .licenseRuleDeleted, subject: rule.id, data: rule.data))
        }
        self.events = events
    }
}
