import Licensing

extension AssignmentReason {
    /// Why a claim ended or is about to, as half a sentence; nil for what makes a claim.
    var cause: String? {
        switch self {
        case .autoAssign, .rule, .manual, .api, .guardRejected: nil
        case .poolShrunk: "fewer seats are left, and an administrator chose who waits again"
        case .deactivated: "the person became inactive"
        case .deleted: "the person was deleted"
        case .leftGroup: "the person left the group"
        case .groupDeleted: "the group was deleted"
        case .ruleChanged: "the rule was changed"
        case .ruleDeleted: "the rule was removed"
        case .removed: "an administrator took it"
        case .graceExpired: "the time of grace has run out"
        case .notActivated: "it was not used in time"
        case .poolDeleted: "the licence was deleted"
        }
    }
}
