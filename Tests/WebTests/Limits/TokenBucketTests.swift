import FoundationEssentials
import HTTPTypes
import Testing

@testable import Web

@Suite struct TokenBucketTests {
    private let rate = RequestRate(sustained: 50, burst: 200)

    @Test func aBurstPassesThenWaitsThenIsRefused() {
        var bucket = TokenBucket(fullAt: .zero)
        let verdicts = (0..<300).map { _ in bucket.take(at: .seconds(7), rate) }
        #expect(verdicts[..<200].allSatisfy { $0 == .now })
        #expect(verdicts[200] == .after(.milliseconds(20)) && verdicts[249] == .after(.seconds(1)))
        #expect(verdicts[250] == .refused(retryAfter: .milliseconds(20)))
        #expect(verdicts[299] == .refused(retryAfter: .milliseconds(20)), "what is refused takes nothing")
    }

    @Test func theSustainedRatePassesForEver() {
        var bucket = TokenBucket(fullAt: .zero)
        for turn in 0..<10_000 { #expect(bucket.take(at: .milliseconds(20 * turn), rate) == .now) }
    }

    @Test func aQuietTimeFillsTheBucketOnceOnly() {
        var bucket = TokenBucket(fullAt: .zero)
        for _ in 0..<200 { _ = bucket.take(at: .zero, rate) }
        let verdicts = (0..<201).map { _ in bucket.take(at: .seconds(3600), rate) }
        #expect(verdicts[199] == .now && verdicts[200] != .now)
    }

    @Test func configurationsHaveAllowancesOfTheirOwnInBoundedMemory() {
        let limiter = RateLimiter(RequestRate(sustained: 1, burst: 1), capacity: 100)
        let busy = UUID()
        #expect(limiter.take(for: busy, at: .zero) == .now)
        #expect(limiter.take(for: busy, at: .zero) == .after(.seconds(1)))
        #expect(limiter.take(for: UUID(), at: .zero) == .now)
        // Each comes when those before it have full buckets again; only the busy one is still owed.
        for turn in 1...1000 {
            _ = limiter.take(for: UUID(), at: .milliseconds(1500 * turn))
            #expect(limiter.count <= 100)
        }
    }

    @Test func aBusyConfigurationIsNotForgotten() {
        let limiter = RateLimiter(RequestRate(sustained: 1, burst: 1), capacity: 3)
        let (idle, busy) = ([UUID(), UUID()], UUID())
        for id in idle { _ = limiter.take(for: id, at: .zero) }
        _ = limiter.take(for: busy, at: .seconds(2))
        #expect(limiter.take(for: UUID(), at: .seconds(2)) == .now)
        #expect(limiter.take(for: busy, at: .seconds(2)) == .after(.seconds(1)))
    }

    @Test func theFieldsTellWhatIsLeft() {
        let fresh = RateLimitFields(rate, fullIn: .milliseconds(20))
        #expect(fresh.remaining == 199 && fresh.secondsUntilFull == 1)
        #expect(RateLimitFields(rate, fullIn: .seconds(4)).remaining == 0)
        #expect(RateLimitFields(rate, fullIn: .seconds(5)).remaining == 0)
        #expect(fresh.fields[.rateLimitPolicy] == "\"client\";q=200;w=4")
        #expect(fresh.fields[.rateLimit] == "\"client\";r=199;t=1")
    }

    @Test func noRateIsNoLimit() {
        let limiter = RateLimiter(RequestRate(sustained: 0, burst: 1))
        let id = UUID()
        for _ in 0..<1000 { #expect(limiter.take(for: id, at: .zero) == .now) }
        #expect(limiter.count == 0)
    }
}
