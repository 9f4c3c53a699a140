import Foundation
import Testing

@testable import Console
@testable import Licensing

@Suite struct SeatReasonTests {
    private let entra = UUID()
    private let sales = UUID()
    private let pool = UUID()
    private let since = Date(timeIntervalSince1970: 1_793_577_600)

    private var names: SeatNames {
        var names = SeatNames()
        names.configurations[entra] = "Entra, production"
        names.groups[sales] = "Sales"
        return names
    }

    private func reason(
        _ code: ExplanationCode, _ state: AssignmentState, _ source: AssignmentSource = .auto,
        because reason: AssignmentReason = .autoAssign, rule: UUID? = nil, held: AssignmentReason? = nil,
        due: Date? = nil, named: SeatNames? = nil
    ) -> SeatReason {
        let assignment = Assignment(
            poolID: pool, userID: UUID(), state: state, source: source, configurationID: entra, ruleID: rule,
            seatNumber: state == .waitlisted ? nil : 3, claimedSequence: 1, since: since, reason: reason, dueAt: due,
            activatedAt: nil, heldReason: held, waitlistPosition: state == .waitlisted ? 4 : nil)
        return SeatReason(
            LicenseExplanation.Pool(
                poolID: pool, assignment: assignment, code: code, sentence: code.sentence(assignment), rules: [],
                isExcluded: false, isWanted: false), named ?? names)
    }

    @Test func aSeatIsSaidWithWhoGaveItAndSinceWhen() {
        let seat = reason(.hasSeat, .assigned)
        #expect(seat.sentence == "Seat 3, given by the auto-assign of Entra, production")
        #expect(seat.sinceAt?.text == MomentView(since).text)
        #expect(reason(.hasSeat, .assigned, .manual).sentence == "Seat 3, given by an administrator")
        #expect(reason(.hasSeat, .assigned, .api).sentence == "Seat 3, given by a program with an API key")
        #expect(
            reason(.waitsInLine, .waitlisted).sentence == "Place 4 in line, by the auto-assign of Entra, production")
    }

    @Test func aRuleIsCalledByWhomItIsAboutAlsoWhenThatIsGone() {
        let rule = LicenseRule(
            id: UUID(), subject: RuleSubject(.group, sales), poolID: pool, priority: 1, version: 1, createdAt: since,
            updatedAt: since)
        var named = names
        named.rules[rule.id] = rule
        func sentence(_ names: SeatNames) -> String {
            reason(.hasSeat, .assigned, .rule, because: .rule, rule: rule.id, named: names).sentence
        }
        #expect(sentence(named) == "Seat 3, given by the rule for the group Sales")
        named.groups = [:]
        #expect(sentence(named) == "Seat 3, given by the rule for the group that was deleted")
        #expect(sentence(names) == "Seat 3, given by a rule that is gone")
    }

    @Test func whatIsKeptIsSaidWithTheReasonAndTheEnd() {
        let due = since.addingTimeInterval(3600)
        let grace = reason(.inGrace, .grace, because: .leftGroup, due: due)
        #expect(grace.sentence == "Seat 3, kept for a while although the person left the group")
        #expect(grace.sinceAt == nil && grace.untilAt?.text == MomentView(due).text)
        let held = reason(.heldByGuard, .assigned, held: .deactivated).sentence
        #expect(held.hasSuffix("until somebody decides (the person became inactive)"))
    }

    @Test func whoHasNoneIsToldWhyAsEverywhereWithOneFullStop() {
        for code in [ExplanationCode.excluded, .inactive, .noRule, .otherRuleWon, .deleted, .pending] {
            let none = reason(code, .released)
            #expect(!none.sentence.hasSuffix(".") && none.sinceAt == nil, "\(code)")
        }
    }
}
