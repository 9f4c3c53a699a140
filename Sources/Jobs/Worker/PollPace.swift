/// How long an idle lane waits before it looks again: fast after work was seen, slow after a while without.
struct PollPace: Sendable {
    struct Timing: Sendable {
        var fast: Duration = .milliseconds(25)
        var slow: Duration = .milliseconds(250)
        /// Time without work after which the pace is slow.
        var patience: Duration = .seconds(30)
    }

    let timing: Timing
    private var lastWork: ContinuousClock.Instant

    init(timing: Timing, start: ContinuousClock.Instant) {
        self.timing = timing
        lastWork = start
    }

    mutating func sawWork(at now: ContinuousClock.Instant) {
        lastWork = now
    }

    func interval(at now: ContinuousClock.Instant) -> Duration {
        now - lastWork < timing.patience ? timing.fast : timing.slow
    }
}
