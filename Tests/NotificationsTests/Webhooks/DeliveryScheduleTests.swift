import SeededGenerator
import Testing

@testable import Notifications

struct DeliveryScheduleTests {
    @Test func tenAttemptsReachOverFourDays() {
        var generator = SeededGenerator(seed: 1)
        let waits = (1...10).map { DeliverySchedule.wait(afterAttempt: $0, using: &generator) }
        #expect(waits.last == .some(nil))
        let known: [Duration] = waits.compactMap { $0 }
        #expect(known.count == 9)
        for (wait, plain) in zip(known, DeliverySchedule.waits) {
            #expect(wait >= plain * 0.8 && wait <= plain * 1.2)
        }
    }

    @Test func thoseThatFailTogetherDoNotComeBackTogether() {
        var generator = SeededGenerator(seed: 2)
        let waits = Set((0..<100).compactMap { _ in DeliverySchedule.wait(afterAttempt: 3, using: &generator) })
        #expect(waits.count > 90)
    }

    @Test(arguments: [(0, 300), (299, 300), (400, 400), (600, 600), (86_400, 600)])
    func retryAfterCountsBetweenThePlainWaitAndItsDouble(asked: Int, granted: Int) {
        var generator = SeededGenerator(seed: 3)
        let wait = DeliverySchedule.wait(
            afterAttempt: 2, status: 503, retryAfter: .seconds(asked), using: &generator)
        #expect(wait == .seconds(granted))
    }

    @Test(arguments: [429, 502, 504])
    func whoHasTooMuchToDoGetsAMinuteMore(status: Int) {
        var generator = SeededGenerator(seed: 4)
        let wait = DeliverySchedule.wait(afterAttempt: 1, status: status, retryAfter: .zero, using: &generator)
        #expect(wait == .seconds(65))
    }
}
