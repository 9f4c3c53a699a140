import Events
import FoundationEssentials
import JSON

/// An event of the log as the fold understands it.
enum SeatEvent: Sendable, Hashable {
    case person(SeatStep.Effect)
    case members(groupID: UUID, added: [UUID], removed: [UUID])
    /// Who loses a seat of a pool that has shrunk, the first first.
    case evictions(poolID: UUID, [UUID])
    case change(SeatChange)

    /// The types of event that can move a seat.
    static let types: Set<EventType> = [
        .userCreated, .userActivated, .userDeactivated, .userDeleted, .groupMembersChanged, .groupDeleted,
        .licenseRequested, .licenseRemovalRequested, .licenseExclusionLifted, .licenseActivated, .licenseExpired,
        .licensePoolResized, .licensePoolUpdated, .licensePoolDeleted, .licensePoolReclaimed, .licenseRuleCreated,
        .licenseRuleUpdated, .licenseRuleDeleted, .deletionGuardUpdated, .deletionGuardResolved,
    ]

    /// Nil for an event that moves no seat.
    init?(_ event: Event) {
        guard let data = try? JSONParser.parse(event.data),
            let meaning = Self.ofPeople(event, data) ?? Self.ofRequests(event, data) ?? Self.ofChanges(event, data)
        else { return nil }
        self = meaning
    }

    private static func ofPeople(_ event: Event, _ data: JSONValue) -> SeatEvent? {
        switch event.type {
        case .userCreated:
            .person(.appeared(configurationID: data.id("configuration_id"), isActive: data["active"] == true))
        case .userActivated: .person(.activated(configurationID: data.id("configuration_id")))
        case .userDeactivated: .person(.deactivated)
        case .userDeleted: .person(.deleted)
        case .groupMembersChanged:
            .members(groupID: event.subject, added: data.ids("added"), removed: data.ids("removed"))
        case .groupDeleted: .change(.groupDeleted(event.subject))
        default: nil
        }
    }

    private static func ofRequests(_ event: Event, _ data: JSONValue) -> SeatEvent? {
        if event.type == .licensePoolReclaimed { return .evictions(poolID: event.subject, data.ids("user_ids")) }
        guard let poolID = data.id("pool_id") else { return nil }
        let source = data["source"]?.stringValue.flatMap(AssignmentSource.init) ?? .api
        switch event.type {
        case .licenseRequested: return .person(.wanted(poolID: poolID, source))
        case .licenseRemovalRequested: return .person(.removed(poolID: poolID, source))
        case .licenseExclusionLifted: return .person(.exclusionLifted(poolID: poolID))
        case .licenseActivated: return .person(.activatedSeat(poolID: poolID))
        case .licenseExpired:
            return data["due_at_us"]?.integerValue.map {
                .person(.expired(poolID: poolID, dueAt: Date(microseconds: $0)))
            }
        default: return nil
        }
    }

    private static func ofChanges(_ event: Event, _ data: JSONValue) -> SeatEvent? {
        switch event.type {
        case .licenseRuleCreated, .licenseRuleUpdated: SeatRule(event.subject, data).map { .change(.ruleSet($0)) }
        case .licenseRuleDeleted: SeatRule(event.subject, data).map { .change(.ruleDeleted($0)) }
        case .licensePoolResized:
            data["seats"]?.integerValue.map { .change(.poolResized(event.subject, seats: Int($0))) }
        case .licensePoolUpdated: LicensePoolSettings(data).map { .change(.poolChanged(event.subject, $0)) }
        case .licensePoolDeleted: .change(.poolDeleted(event.subject))
        case .deletionGuardUpdated: ReleaseGuardSettings(data).map { .change(.guardChanged($0)) }
        case .deletionGuardResolved:
            data["decision"]?.stringValue.map {
                .change(
                    .guardResolved(isApproved: $0 == "approved", trip: data["tripped_sequence"]?.integerValue))
            }
        default: nil
        }
    }
}
