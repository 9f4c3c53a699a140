package import FoundationEssentials
import Synchronization

/// The allowances of all who ask this process: SCIM configurations, or keys of the admin API.
///
/// Buckets that are full again are the same as none, so they are dropped when there are too many: memory is bounded, and
/// nobody gets more by being forgotten unless `capacity` of them are over their rate at once.
package final class RateLimiter: Sendable {
    private let rate: RequestRate
    private let capacity: Int
    private let buckets = Mutex<[UUID: TokenBucket]>([:])

    private let start = ContinuousClock.now

    package init(_ rate: RequestRate, capacity: Int = 10_000) {
        self.rate = rate
        self.capacity = capacity
    }

    /// Lets a request through, at once or a little later: a short crowd is slowed down, a lasting one refused. The answer will
    /// say what is left (draft-ietf-httpapi-ratelimit-headers).
    ///
    /// - Throws: `Failure.tooManyRequests`.
    package func admit(_ id: UUID, _ notes: RequestNotes) async throws {
        guard rate.sustained > 0 else { return }
        let now = ContinuousClock.now - start
        let verdict = take(for: id, at: now)
        notes.setFields(RateLimitFields(rate, fullIn: fullAt(for: id) - now).fields)
        switch verdict {
        case .now: break
        case .after(let delay): try await Task.sleep(for: delay)
        case .refused(let delay): throw Failure.tooManyRequests(retryAfter: delay)
        }
    }

    func take(for id: UUID, at now: Duration) -> TokenBucket.Verdict {
        guard rate.sustained > 0 else { return .now }
        return buckets.withLock { buckets in
            if buckets.count >= capacity, buckets[id] == nil {
                buckets = buckets.filter { $0.value.fullAt > now }
                if buckets.count >= capacity { buckets.removeAll() }
            }
            return buckets[id, default: TokenBucket(fullAt: now)].take(at: now, rate)
        }
    }

    private func fullAt(for id: UUID) -> Duration {
        buckets.withLock { $0[id]?.fullAt ?? .zero }
    }

    var count: Int { buckets.withLock { $0.count } }
}
