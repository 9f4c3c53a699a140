/// Decides which commits are worth a notification: at most one a queue in each interval.
///
/// What it swallows costs nothing: a worker that was woken within the interval is still polling at its fast pace.
struct HintThrottle: Sendable {
    let interval: Duration
    private var lastHints: [String: ContinuousClock.Instant] = [:]

    init(interval: Duration) {
        self.interval = interval
    }

    mutating func allows(_ queue: String, at now: ContinuousClock.Instant) -> Bool {
        if let last = lastHints[queue], now < last + interval { return false }
        lastHints[queue] = now
        return true
    }
}
