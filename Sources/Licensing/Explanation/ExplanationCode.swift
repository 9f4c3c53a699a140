/// Why a person has, or has not, a seat of a pool: a word for programs, which never changes.
package enum ExplanationCode: String, Sendable, Hashable, CaseIterable {
    case hasSeat = "has_seat"
    case keptByDecision = "kept_by_decision"
    case inGrace = "in_grace"
    case heldByGuard = "held_by_guard"
    case waitsInLine = "waits_in_line"
    case excluded
    case inactive
    case deleted
    case otherRuleWon = "other_rule_won"
    case noRule = "no_rule"
    /// The rules say that there should be a claim, and it will be made when the log has been followed.
    case pending

    /// A sentence for people.
    func sentence(_ assignment: Assignment?) -> String {
        let reason = assignment.map { " (\($0.reason.rawValue))" } ?? ""
        return switch self {
        case .hasSeat: "The person has seat \(assignment?.seatNumber ?? 0)\(reason)."
        case .keptByDecision:
            "The person has a seat, although nothing speaks for it: an administrator rejected its release."
        case .inGrace: "The person has lost the reason for the seat\(reason) and keeps it for the pool's time of grace."
        case .heldByGuard: "The seat would have been released; the guard against mass release holds it for a decision."
        case .waitsInLine: "The person waits in line, at place \(assignment?.waitlistPosition ?? 0)."
        case .excluded:
            "An administrator or a time limit took the seat; the rules do not give it back until that is lifted."
        case .inactive: "The person is not active, and who is not active has no seat."
        case .deleted: "There is no such person, or no longer."
        case .otherRuleWon: "A rule of better priority, or an administrator, decides about this product."
        case .noRule: "No rule is about the person, and no administrator has assigned a seat."
        case .pending: "The person is to have a seat; the seats have not followed so far yet."
        }
    }
}
