import FoundationEssentials
import Testing

@testable import Tenancy

@Suite struct BriefCacheTests {
    private let start = Date(timeIntervalSince1970: 1_750_000_000)

    @Test func forgetsAfterItsLifetime() {
        let cache = BriefCache<String, Int>(lifetime: 1, capacity: 10)
        cache.keep(7, for: "a", readAt: start)
        #expect(cache.value(for: "a", at: start.addingTimeInterval(0.999)) == 7)
        #expect(cache.value(for: "a", at: start.addingTimeInterval(1)) == nil)
    }

    @Test func trustsNothingWhenTheClockWentBack() {
        let cache = BriefCache<String, Int>(lifetime: 1, capacity: 10)
        cache.keep(7, for: "a", readAt: start)
        #expect(cache.value(for: "a", at: start.addingTimeInterval(-0.001)) == nil)
    }

    @Test func remembersThatNothingWasFound() {
        let cache = BriefCache<String, Int?>(lifetime: 1, capacity: 10)
        cache.keep(nil, for: "a", readAt: start)
        #expect(cache.value(for: "a", at: start) == .some(nil))
        #expect(cache.value(for: "b", at: start) == nil)
    }

    @Test func staysWithinItsCapacity() {
        let cache = BriefCache<Int, Int>(lifetime: 1, capacity: 100)
        for key in 0..<10_000 {
            cache.keep(key, for: key, readAt: start)
            #expect(cache.count <= 100)
        }
        #expect(cache.value(for: 9_999, at: start) == 9_999)
    }
}
