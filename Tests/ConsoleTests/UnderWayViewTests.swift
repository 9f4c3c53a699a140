import FoundationEssentials
import Testing

@testable import Console
@testable import Directory
@testable import Licensing

@Suite struct UnderWayViewTests {
    @Test func seatsThatHaveFollowedEverythingAreNoWork() {
        #expect(UnderWayView.Line(SeatReach(behind: 0, hasArrivals: false)) == nil)
        #expect(
            UnderWayView.Line(SeatReach(behind: 1234, hasArrivals: false))?.toGo == "1,234")
        // What has happened this moment has no number yet, and is work all the same.
        let arrived = UnderWayView.Line(SeatReach(behind: 0, hasArrivals: true))
        #expect(arrived == UnderWayView.Line(sentence: "Seats follow what has happened."))
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

    @Test(arguments: [(10_001, "More than 10,000"), (9_000, "At least 9,000"), (0, nil)] as [(Int64, String?)])
    func whoIsActiveAmongTheLastIsTheLeastThatThereIs(active: Int64, toGo: String?) {
        let former = FormerConfiguration(id: UUID(), users: .deactivate, requestID: "r")
        #expect(UnderWayView.Line(former, left: FormerCount(users: 10_001, activeUsers: active)).toGo == toGo)
    }

    @Test func eventsAreCountedToTheLastThatIsReplayed() {
        let line = UnderWayView.Line(replayTo: "https://hooks.example/in", after: 20, through: 120)
        #expect(line.sentence == "Events of the past are looked through for https://hooks.example/in.")
        #expect(line.toGo == "100")
    }
}
