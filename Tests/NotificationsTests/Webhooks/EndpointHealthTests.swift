import FoundationEssentials
import Testing

@testable import Notifications

struct EndpointHealthTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func after(hours: Double) -> Date { start.addingTimeInterval(hours * 3600) }

    @Test func warnsAfterADayAndThreeAndEndsAfterFive() {
        var health = EndpointHealth()
        #expect(health.failed(status: 500, at: start) == [])
        #expect(health.failed(status: nil, at: after(hours: 23.9)) == [])
        #expect(health.failed(status: nil, at: after(hours: 24)) == [.warning(hours: 24)])
        #expect(health.failed(status: 500, at: after(hours: 71)) == [])
        #expect(health.failed(status: 500, at: after(hours: 73)) == [.warning(hours: 72)])
        #expect(health.failed(status: 500, at: after(hours: 119)) == [])
        #expect(health.failed(status: 500, at: after(hours: 120)) == [.disabled(.failing)])
    }

    @Test func twoWarningsThatAreDueAtOnceAreOne() {
        var health = EndpointHealth()
        _ = health.failed(status: nil, at: start)
        #expect(health.failed(status: nil, at: after(hours: 100)) == [.warning(hours: 72)])
    }

    @Test func oneSuccessClearsThePast() {
        var health = EndpointHealth()
        for hour in 0..<100 { _ = health.failed(status: 500, at: after(hours: Double(hour))) }
        health.succeeded()
        #expect(health == EndpointHealth())
        #expect(health.failed(status: 500, at: after(hours: 130)) == [])
    }

    @Test func whoIsGoneIsDisabledAtOnce() {
        var health = EndpointHealth()
        #expect(health.failed(status: 410, at: start) == [.disabled(.gone)])
    }

    @Test func whoFailsAgainAndAgainIsAskedMoreAndMoreSeldomUpToAMinute() {
        var health = EndpointHealth()
        var holds: [TimeInterval] = []
        for _ in 0..<12 {
            _ = health.failed(status: nil, at: start)
            holds.append(health.heldUntil?.timeIntervalSince(start) ?? 0)
        }
        #expect(holds == [0, 0, 0, 0, 5, 10, 20, 40, 60, 60, 60, 60])
        #expect(health.isProbing)
    }

    @Test(arguments: [429, 502, 504])
    func whoHasTooMuchToDoIsLeftAloneForAMinute(status: Int) {
        var health = EndpointHealth()
        _ = health.failed(status: status, at: start)
        #expect(health.heldUntil == start.addingTimeInterval(60))
        #expect(!health.isProbing)
    }
}
