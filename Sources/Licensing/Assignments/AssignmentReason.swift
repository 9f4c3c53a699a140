/// Why a claim is in its state: one word for each cause, which never changes.
package enum AssignmentReason: String, Sendable, Hashable, CaseIterable {
    // Why somebody has a claim.
    case autoAssign = "auto_assign"
    case rule
    case manual
    case api
    /// An administrator rejected the release; stands until something else happens to the person.
    case guardRejected = "guard_rejected"
    /// The pool shrank, and an administrator chose this person to wait again.
    case poolShrunk = "pool_shrunk"

    // Why a claim ended or is about to.
    case deactivated
    case deleted
    case leftGroup = "left_group"
    case groupDeleted = "group_deleted"
    case ruleChanged = "rule_changed"
    case ruleDeleted = "rule_deleted"
    /// An administrator took the seat.
    case removed
    case graceExpired = "grace_expired"
    case notActivated = "not_activated"
    case poolDeleted = "pool_deleted"

    init(_ source: AssignmentSource) {
        self =
            switch source {
            case .auto: .autoAssign
            case .rule: .rule
            case .manual: .manual
            case .api: .api
            }
    }

    /// Whether somebody took the seat, where otherwise the reason for having it went.
    var isRevocation: Bool {
        switch self {
        case .removed, .notActivated, .poolShrunk, .poolDeleted: true
        default: false
        }
    }
}
