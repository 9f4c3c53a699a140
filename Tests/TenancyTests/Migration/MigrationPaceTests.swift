import Testing

@testable import Tenancy

@Suite struct MigrationPaceTests {
    @Test func doublesTheWaitUpToTheLongest() {
        var pace = MigrationPace()
        pace.firstWait = .milliseconds(100)
        pace.longestWait = .seconds(1)
        pace.jitter = { 0 }
        #expect((1...6).map(pace.wait) == [100, 200, 400, 800, 1000, 1000].map { .milliseconds($0) })
        #expect(pace.wait(after: 1_000) == .seconds(1))
    }

    @Test func jitterTakesHalfAtMost() {
        var pace = MigrationPace()
        pace.firstWait = .milliseconds(100)
        pace.jitter = { 0.999_999 }
        #expect(pace.wait(after: 1) >= .milliseconds(50))
        #expect(pace.wait(after: 1) < .milliseconds(51))
    }
}
