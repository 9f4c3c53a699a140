/// How long to wait before the next attempt: doubled each time up to a limit, spread by jitter.
package struct Backoff: Sendable, Hashable {
    /// 1 s doubled up to an hour: twenty attempts reach over some nine hours.
    package static let standard = Backoff(first: .seconds(1), limit: .seconds(3_600))

    package var first: Duration
    package var limit: Duration

    package init(first: Duration, limit: Duration) {
        self.first = first
        self.limit = limit
    }

    /// The wait after the `attempt`-th attempt (1 is the first), between half and one and a half times the plain value, so
    /// that jobs that failed together don't come back together.
    package func delay(afterAttempt attempt: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let exponent = min(max(attempt, 1) - 1, 30)
        let plain = min(first * (1 << exponent), limit)
        return plain * Double.random(in: 0.5..<1.5, using: &generator)
    }
}
