import FoundationEssentials
import Testing
import Web

@testable import Console

@Suite struct DaySpanTests {
    @Test func theLastDayIsIncludedAndNoMomentMore() {
        let days = DaySpan(Query("since=2028-02-28&until=2028-02-29"))
        #expect(days.start == Date(timeIntervalSince1970: 1_835_308_800))
        #expect(days.end == Date(timeIntervalSince1970: 1_835_308_800 + 2 * 86_400))
        #expect(!days.hasProblem)
    }

    @Test func eitherEndMayBeOpen() {
        let days = DaySpan(Query("since=&until=2026-03-01"))
        #expect(days.start == nil && days.end != nil && !days.hasProblem)
        #expect(DaySpan(Query(nil)).parameters.map(\.1) == ["", ""])
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-3-1", "01.03.2026", "2026-03-01T00:00:00Z", "٢٠٢٦-٠٣-٠١",
        "today",
        "-026-03-01", "2026-03-32", "2026/03/01",
    ])
    func whatIsNoDayIsSaidAndNotGuessed(text: String) {
        let days = DaySpan(Query("since=\(PageLinks.encoded(text))"))
        #expect(days.start == nil && days.sinceProblem != nil && days.untilProblem == nil)
        #expect(days.since == text && days.sinceKind == "text", "what was typed is kept, which a date field would not")
        #expect(throws: Failure.self) { try days.check() }
    }

    @Test func theSecondDayIsNotBeforeTheFirst() {
        let days = DaySpan(Query("since=2026-03-02&until=2026-03-01"))
        #expect(days.sinceProblem == nil && days.untilProblem == "This day is before the first one.")
        #expect(!DaySpan(Query("since=2026-03-02&until=2026-03-02")).hasProblem)
    }
}
