import Jobs
import Testing

@testable import Console

/// How often a job comes, as people say it.
@Suite struct RecurrenceWordsTests {
    @Test(arguments: [
        (1, "every second"), (30, "every 30 seconds"), (60, "every minute"), (90, "every 90 seconds"),
        (300, "every 5 minutes"), (3_600, "every hour"), (5_400, "every 90 minutes"), (21_600, "every 6 hours"),
        (172_800, "every 2 days"), (86_400_000, "every 1,000 days"),
    ])
    func aPeriodIsSaidInTheLargestUnitThatMeasuresIt(seconds: Int, words: String) {
        #expect(ScheduleRecord.words(Recurrence.every(.seconds(seconds)).description) == words)
    }

    @Test func aTimeOfTheDayIsSaidAlready() {
        #expect(ScheduleRecord.words(Recurrence.daily(hour: 4, minute: 5).description) == "every day at 04:05 UTC")
    }

    @Test(arguments: ["every 0 s", "every -60 s", "every x s", "every 60 min", "", "whenever"])
    func whatAnotherReleaseWroteStays(text: String) {
        #expect(ScheduleRecord.words(text) == text)
    }
}
