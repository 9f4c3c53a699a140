import Foundation
import Testing

@testable import Jobs

@Suite struct RecurrenceTests {
    private func next(_ recurrence: Recurrence, after text: String) throws -> String {
        let format = Date.ISO8601FormatStyle()
        return recurrence.next(after: try format.parse(text)).formatted(format)
    }

    @Test func aPeriodsMomentsAreItsMultiples() throws {
        #expect(try next(.every(.seconds(300)), after: "2026-11-28T10:02:17Z") == "2026-11-28T10:05:00Z")
        #expect(try next(.every(.seconds(300)), after: "2026-11-28T10:04:59Z") == "2026-11-28T10:05:00Z")
    }

    @Test func aMomentIsNotItsOwnNext() throws {
        #expect(try next(.every(.seconds(300)), after: "2026-11-28T10:05:00Z") == "2026-11-28T10:10:00Z")
        #expect(try next(.daily(hour: 3, minute: 15), after: "2026-11-28T03:15:00Z") == "2026-11-29T03:15:00Z")
    }

    @Test func aDailyMomentIsOfTodayUntilItHasPassed() throws {
        #expect(try next(.daily(hour: 3, minute: 15), after: "2026-11-28T03:14:59Z") == "2026-11-28T03:15:00Z")
        #expect(try next(.daily(hour: 3, minute: 15), after: "2026-12-31T23:59:59Z") == "2027-01-01T03:15:00Z")
    }

    @Test func momentsLieOnTheirGridBefore1970Too() throws {
        #expect(try next(.every(.seconds(60)), after: "1969-12-31T23:59:30Z") == "1970-01-01T00:00:00Z")
        #expect(try next(.daily(hour: 3, minute: 15), after: "1969-12-31T03:15:00Z") == "1970-01-01T03:15:00Z")
    }

    @Test func peopleCanReadIt() {
        #expect("\(Recurrence.every(.seconds(300)))" == "every 300 s")
        #expect("\(Recurrence.daily(hour: 3, minute: 5))" == "every day at 03:05 UTC")
    }
}
