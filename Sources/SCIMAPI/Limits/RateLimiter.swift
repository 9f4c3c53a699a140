import FoundationEssentials
import Synchronization

/// The allowances of all configurations that ask this process.
///
/// Buckets that are full again are the same as none, so they are dropped when there are too many: memory is bounded, and
/// nobody gets more by being forgotten unless `capacity` configurations are over their rate at once.
final class RateLimiter: Sendable {
    private let rate: RequestRate
    private let capacity: Int
    private let buckets = Mutex<[UUID: TokenBucket]>([:])

    init(_ rate: RequestRate, capacity: Int = 10_000) {
        self.rate = rate
        self.capacity = capacity
    }

    func take(for configuration: UUID, at now: Duration) -> TokenBucket.Verdict {
        guard rate.sustained > 0 else { return .now }
        return buckets.withLock { buckets in
            if buckets.count >= capacity, buckets[configuration] == nil {
                buckets = buckets.filter { $0.value.fullAt > now }
                if buckets.count >= capacity { buckets.removeAll() }
            }
            return buckets[configuration, default: TokenBucket(fullAt: now)].take(at: now, rate)
        }
    }

    var count: Int { buckets.withLock { $0.count } }
}
