import Testing

@testable import Tenancy

@Suite struct TimeSpanTests {
    @Test(arguments: [("0", 0), ("90", 90), ("90s", 90), ("30m", 1_800), ("24h", 86_400), ("7d", 604_800)])
    func readsWhatPeopleWrite(_ text: String, _ seconds: Int) {
        #expect(TimeSpan.seconds(text) == seconds)
    }

    @Test(arguments: ["", "h", "-1", "+1", "1.5h", " 1h", "1 h", "1H", "1w", "1hh", "٣h", "10000000000"])
    func readsNothingElse(_ text: String) {
        #expect(TimeSpan.seconds(text) == nil)
    }
}
