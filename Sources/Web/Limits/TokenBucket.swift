/// One client's allowance: it grows with time up to a burst, and each request takes one.
struct TokenBucket: Sendable {
    enum Verdict: Hashable {
        case now
        /// The request has its token, but must wait that long for it.
        case after(Duration)
        /// No token was taken; one is there after that long.
        case refused(retryAfter: Duration)
    }

    /// The longest that a request is held back before it is refused.
    static let longestDelay = Duration.seconds(1)

    /// When the bucket would be full again, counted from the clock's beginning.
    private(set) var fullAt: Duration

    init(fullAt now: Duration) {
        fullAt = now
    }

    /// Takes a token at `now`, which never runs backwards.
    mutating func take(at now: Duration, _ rate: RequestRate) -> Verdict {
        let interval = Duration.seconds(1) / rate.sustained
        let next = max(fullAt, now) + interval
        // Behind the burst, each request waits until the token before its own has come.
        let delay = next - now - interval * max(1, rate.burst)
        guard delay > .zero else {
            fullAt = next
            return .now
        }
        guard delay <= Self.longestDelay else { return .refused(retryAfter: delay - Self.longestDelay) }
        fullAt = next
        return .after(delay)
    }
}
