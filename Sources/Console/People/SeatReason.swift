import FoundationEssentials
import Licensing

/// Why a person has, or has not, a seat, as one says it to a person: "Seat 3, given by the auto-assign of Entra, since 2 Nov."
struct SeatReason {
    /// Without the full stop, for a moment may follow.
    let sentence: String
    let sinceAt: MomentView?
    let untilAt: MomentView?

    init(_ pool: LicenseExplanation.Pool, _ names: SeatNames) {
        let assignment = pool.assignment
        let seat = "Seat \(assignment?.seatNumber ?? 0)"
        let giver = assignment.map { names.giver($0.source, configuration: $0.configurationID, rule: $0.ruleID) }
        var until: Date?
        var since = assignment?.since
        switch pool.code {
        case .hasSeat:
            sentence = "\(seat), given by \(giver ?? "nobody")"
            if pool.assignment?.activatedAt == nil { until = pool.assignment?.dueAt }
        case .keptByDecision: sentence = "\(seat), kept because an administrator rejected its release"
        case .inGrace:
            sentence = "\(seat), kept for a while although \(assignment?.reason.cause ?? "nothing speaks for it")"
            (since, until) = (nil, assignment?.dueAt)
        case .heldByGuard:
            let cause = assignment?.heldReason?.cause.map { " (\($0))" } ?? ""
            sentence = "\(seat), held by the guard against mass release until somebody decides\(cause)"
        case .waitsInLine:
            sentence = "Place \(assignment?.waitlistPosition ?? 0) in line, by \(giver ?? "nobody")"
        case .excluded, .inactive, .deleted, .otherRuleWon, .noRule, .pending:
            sentence = pool.sentence.last == "." ? String(pool.sentence.dropLast()) : pool.sentence
            since = nil
        }
        (sinceAt, untilAt) = (MomentView(since), MomentView(until))
    }
}
