import Events
import FoundationEssentials
import Testing

@testable import Licensing

struct SeatLedgerTests {
    private let pool = UUID.numbered(900)
    private let configuration = UUID.numbered(800)

    @Test func givesTheLowestSeatsInTheOrderOfTheLog() {
        var seats = written(seats: 2)
        seats.follow([claim(3, 10), claim(1, 11), claim(2, 12)])
        #expect(seats.holders[pool] == [.numbered(3), .numbered(1)])
        #expect(seats.line(of: pool) == [.numbered(2)])
    }

    @Test func promotesTheHeadOfTheLineIntoTheSeatThatBecomesFree() {
        var seats = written(seats: 2)
        seats.follow([claim(1, 1), claim(2, 2), claim(3, 3), claim(4, 4)])
        seats.follow([release(1, 5)])
        #expect(seats.holders[pool] == [.numbered(3), .numbered(2)])
        #expect(seats.line(of: pool) == [.numbered(4)])
        #expect(
            seats.outcomes.suffix(2) == [
                Outcome(.licenseReleased, user: .numbered(1), pool: pool, seat: 1),
                Outcome(.licensePromoted, user: .numbered(3), pool: pool, seat: 1),
            ])
    }

    @Test func whoComesBackWaitsAtTheEnd() {
        var seats = written(seats: 1)
        seats.follow([claim(1, 1), claim(2, 2), claim(3, 3), release(1, 4), claim(1, 5)])
        #expect(seats.holders[pool] == [.numbered(2)])
        #expect(seats.line(of: pool) == [.numbered(3), .numbered(1)])
    }

    @Test func claimingAgainWhileTheClaimStandsChangesNothing() {
        var seats = written(seats: 1)
        seats.follow([claim(1, 1), claim(2, 2)])
        let before = seats.outcomes
        seats.follow([claim(1, 3), claim(2, 4)])
        #expect(seats.outcomes == before)
        #expect(seats.claims[ClaimKey(poolID: pool, userID: .numbered(2))]?.claimedSequence == 2)
    }

    @Test func releasingTwiceTellsItOnce() {
        var seats = written(seats: 1)
        seats.follow([claim(1, 1), release(1, 2), release(1, 3)])
        #expect(seats.outcomes.filter { $0.type == .licenseReleased }.count == 1)
        #expect(seats.claims.values.first?.since == Date(timeIntervalSince1970: 2))
    }

    @Test func leavesWithoutChangeWhoNeverClaimed() {
        var seats = written(seats: 1)
        seats.follow([release(1, 1)])
        #expect(seats.outcomes.isEmpty && seats.claims.isEmpty)
    }

    @Test func makesNoClaimForAConfigurationThatDoesNotAssign() {
        var seats = WrittenSeats(poolOfConfiguration: [:], seats: [pool: 1])
        seats.follow([claim(1, 1)])
        #expect(seats.claims.isEmpty)
    }

    @Test func makesNoClaimOnAPoolThatDoesNotExist() {
        var seats = WrittenSeats(poolOfConfiguration: [configuration: .numbered(7)], seats: [pool: 1])
        seats.follow([claim(1, 1)])
        #expect(seats.claims.isEmpty)
    }

    @Test func everyoneWaitsForAPoolWithoutSeats() {
        var seats = written(seats: 0)
        seats.follow([claim(1, 1), claim(2, 2)])
        #expect(seats.line(of: pool) == [.numbered(1), .numbered(2)])
    }

    @Test func whoWaitsIsServedBeforeWhoComes() {
        var seats = written(seats: 1)
        seats.follow([claim(1, 1), claim(2, 2), claim(3, 3)])
        seats.addSeat(to: pool)
        seats.follow([claim(4, 4)])
        #expect(seats.holders[pool] == [.numbered(1), .numbered(2)])
        #expect(seats.line(of: pool) == [.numbered(3), .numbered(4)])
    }

    @Test func stateBeginsAtTheTimeOfItsCause() {
        var seats = written(seats: 1)
        seats.follow([claim(1, 1), claim(2, 2)])
        seats.follow([release(1, 9)])
        let promoted = seats.claims[ClaimKey(poolID: pool, userID: .numbered(2))]
        #expect(promoted?.since == Date(timeIntervalSince1970: 9))
        #expect(promoted?.claimedSequence == 2)
    }

    private func written(seats: Int) -> WrittenSeats {
        WrittenSeats(poolOfConfiguration: [configuration: pool], seats: [pool: seats])
    }

    private func claim(_ user: Int, _ sequence: Int64) -> ClaimEvent {
        event(user, sequence, .claim(configurationID: configuration))
    }

    private func release(_ user: Int, _ sequence: Int64) -> ClaimEvent {
        event(user, sequence, .release(.deactivated))
    }

    private func event(_ user: Int, _ sequence: Int64, _ effect: ClaimEvent.Effect) -> ClaimEvent {
        ClaimEvent(
            sequence: sequence, time: Date(timeIntervalSince1970: Double(sequence)), userID: .numbered(user),
            effect: effect)
    }
}
