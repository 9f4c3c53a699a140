import FoundationEssentials
import Testing

@testable import Console
@testable import Directory
@testable import Licensing

@Suite struct UnderWayViewTests {
    @Test func seatsThatHaveFollowedEverythingAreNoWork() {
        #expect(UnderWayView.Line(SeatReach(followedSequence: 7, lastSequence: 7)) == nil)
        #expect(UnderWayView.Line(SeatReach(followedSequence: 7, lastSequence: 1241))?.toGo == "1,234")
        #expect(!UnderWayView([]).isBusy)
    }

    @Test(arguments: [(.deactivate, "1,300"), (.delete, "1,508"), (.keep, nil)] as [(FormerUsers, String?)])
    func whatIsLeftIsWhatTheDeletionWasAskedToEnd(users: FormerUsers, toGo: String?) {
        let left = FormerCount(users: 1500, activeUsers: 1300, groups: 6, resources: 2)
        let former = FormerConfiguration(id: UUID(), users: users, requestID: "r")
        #expect(UnderWayView.Line(former, left: left).toGo == toGo)
    }

    @Test func whatIsLeftIsCountedToALimit() {
        let former = FormerConfiguration(id: UUID(), users: .delete, requestID: "r")
        let left = FormerCount(users: 10_001, activeUsers: 10_001, groups: 1)
        #expect(UnderWayView.Line(former, left: left).toGo == "More than 10,000")
    }

    @Test func eventsAreCountedToTheLastThatIsReplayed() {
        let line = UnderWayView.Line(replayTo: "https://hooks.example/in", after: 20, through: 120)
        #expect(line.sentence == "Events of the past are looked through for https://hooks.example/in.")
        #expect(line.toGo == "100")
    }
}
