import FoundationEssentials

/// A rule as far as the log has been followed.
struct SeatRule: Sendable, Hashable {
    /// The priority of a configuration's switch: after every rule that a person has made.
    static let switchPriority = 10_001

    /// A configuration's own id for its switch.
    let id: UUID
    let subject: RuleSubject
    let poolID: UUID
    /// The smallest wins among the rules for pools of one product; of equals the older one.
    let priority: Int
    /// `auto` or `rule`.
    let source: AssignmentSource
}
