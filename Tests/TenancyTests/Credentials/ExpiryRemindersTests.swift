import FoundationEssentials
import Testing

@testable import Tenancy

@Suite struct ExpiryRemindersTests {
    private let made = Date(timeIntervalSince1970: 1_750_000_000)

    private func day(_ number: Double) -> Date { made.addingTimeInterval(number * 86_400) }

    private func outcome(_ expiry: Double, scheduled: Double, now: Double) -> ExpiryReminders.Outcome {
        ExpiryReminders.outcome(expiresAt: day(expiry), scheduledAt: day(scheduled), now: day(now))
    }

    @Test func aYearsTokenIsAnnouncedFourTimesAndThenExpires() {
        var next = ExpiryReminders.first(madeAt: made, expiresAt: day(365))
        var told: [Int?] = []
        while let now = next {
            let outcome = ExpiryReminders.outcome(expiresAt: day(365), scheduledAt: now, now: now)
            told.append(outcome.step)
            #expect(outcome.daysLeft == outcome.step)
            next = outcome.nextAt
        }
        #expect(told == [30, 14, 7, 1, 0])
    }

    @Test(arguments: [(10.0, 3.0), (20, 6), (1, 1), (30, 16)])
    func whatLiesBeforeTheMakingIsLeftOut(_ days: Double, _ first: Double) {
        #expect(ExpiryReminders.first(madeAt: made, expiresAt: day(days)) == day(first))
    }

    @Test func whoComesLateTellsTheNearestAlone() {
        // Due on day 335; the worker came back five and a half days before the end.
        let late = outcome(365, scheduled: 335, now: 359.5)
        #expect(late.step == 7)
        #expect(late.daysLeft == 6)
        #expect(late.nextAt == day(364))
        let tooLate = outcome(365, scheduled: 335, now: 400)
        #expect(tooLate.step == 0)
        #expect(tooLate.nextAt == nil)
    }

    @Test func aTokenThatWasNeverScheduledTellsNothingOfThePast() {
        let running = outcome(365, scheduled: 356, now: 356.1)
        #expect(running.step == nil)
        #expect(running.nextAt == day(358))
        let gone = outcome(10, scheduled: 356, now: 356.1)
        #expect(gone.step == nil)
        #expect(gone.nextAt == nil)
    }
}
