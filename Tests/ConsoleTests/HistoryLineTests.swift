import Foundation
import Testing

@testable import Console
@testable import Licensing

@Suite struct HistoryLineTests {
    private func sentence(
        _ former: AssignmentState?, _ state: AssignmentState, _ reason: AssignmentReason, seat: Int? = 2
    ) -> String {
        let change = AssignmentChange(
            sequence: 1, time: .distantPast, userID: UUID(), poolID: UUID(), formerState: former, state: state,
            reason: reason, source: .manual, ruleID: nil, seatNumber: seat)
        return HistoryLine.sentence(change, SeatNames())
    }

    @Test func eachTurnOfAClaimIsSaidAsItWas() {
        #expect(sentence(nil, .assigned, .manual) == "Got seat 2, by an administrator.")
        #expect(sentence(.released, .assigned, .manual) == "Got seat 2, by an administrator.")
        #expect(
            sentence(.waitlisted, .assigned, .manual) == "Got seat 2 after waiting in line, by an administrator.")
        #expect(sentence(.grace, .assigned, .rule) == "Came back within the time of grace and keeps seat 2.")
        #expect(sentence(nil, .waitlisted, .manual, seat: nil) == "Waits in line, by an administrator.")
        #expect(
            sentence(.waitlisted, .released, .deactivated, seat: nil) == "Left the line: the person became inactive.")
        #expect(sentence(.assigned, .released, .ruleDeleted) == "Gave up seat 2: the rule was removed.")
        #expect(
            sentence(.assigned, .grace, .leftGroup) == "Keeps seat 2 for the time of grace: the person left the group.")
        #expect(
            sentence(.assigned, .waitlisted, .poolShrunk, seat: nil)
                == "Gave up the seat and waits in line again: fewer seats are left, and an administrator chose who waits again."
        )
    }

    /// A reason that came with a claim is no reason for its end.
    @Test func everyReasonHasEitherACauseOrMakesAClaim() {
        for reason in AssignmentReason.allCases {
            #expect((reason.cause == nil) == [.autoAssign, .rule, .manual, .api, .guardRejected].contains(reason))
        }
    }
}
