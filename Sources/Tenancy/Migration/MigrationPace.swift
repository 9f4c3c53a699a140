/// How a run of the migrations treats a busy database.
package struct MigrationPace: Sendable {
    /// How many schemas are worked on at once, one connection each.
    package var workers = 4
    /// How long a statement waits for a lock before its schema is left for later: while it waits, it makes all who come
    /// after it wait too.
    package var lockTimeout: Duration = .seconds(2)
    /// How long a statement may run, in place of the client's own limit for statements of requests.
    package var statementTimeout: Duration = .seconds(30 * 60)
    /// How many times a schema is tried.
    package var attempts = 8
    /// The wait after the first attempt; doubled after each further one, up to `longestWait`.
    package var firstWait: Duration = .milliseconds(100)
    package var longestWait: Duration = .seconds(5)
    /// A number in 0..<1 that shortens each wait by up to half, so that two runs don't collide again and again.
    package var jitter: @Sendable () -> Double = { Double.random(in: 0..<1) }

    package init() {}

    /// The wait after that many attempts.
    func wait(after attempts: Int) -> Duration {
        let doublings = min(max(attempts - 1, 0), 20)
        return min(firstWait * (1 << doublings), longestWait) * (1 - jitter() / 2)
    }
}
