import FoundationEssentials
import Testing

@testable import JobHandlers

struct RetryAfterTests {
    private let now = Date(timeIntervalSince1970: 784_111_700)

    @Test(arguments: [
        ("0", 0), ("120", 120), ("Sun, 06 Nov 1994 08:49:37 GMT", 77), ("Sat, 05 Nov 1994 08:49:37 GMT", 0),
        ("Tue, 29 Feb 2000 00:00:00 GMT", 167_670_700),
    ])
    func readsSecondsAndDates(text: String, seconds: Int) {
        #expect(RetryAfter.parse(text, at: now) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "-1", "1.5", "soon", "99999999999", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49 GMT",
    ])
    func otherTextsSayNothing(text: String) {
        #expect(RetryAfter.parse(text, at: now) == nil)
    }
}
