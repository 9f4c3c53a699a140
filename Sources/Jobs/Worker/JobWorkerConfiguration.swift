/// How a worker works.
///
/// | property | default | meaning |
/// |---|---|---|
/// | `concurrency` | 8 | batches under way at the same time, in each queue |
/// | `concurrencyOfQueue` | none | the same for queues whose jobs mostly wait for the outside world |
/// | `claimSize` | 500 | jobs taken by one claim |
/// | `flushSize` | 500 | endings written by one statement |
/// | `flushDelay` | 5 ms | wait for more endings when there are few |
/// | `shutdownLimit` | 20 s | time that running handlers get to finish after a stop |
/// | `abandonAfter` | 3 s | time that a cancelled handler gets to return |
/// | `maximumRescues` | 3 | losses of its worker after which a job is given up |
/// | `historyRetention` | 7 days | age at which finished jobs are dropped |
/// | `rateRetention` | 1 day | age at which the counts of a minute are dropped |
///
/// The client needs more exclusive connections than batches can hold at once: claims, endings, heartbeats and duties each
/// take one for a moment, and a worker whose heartbeats find none stops fetching.
package struct JobWorkerConfiguration: Sendable {
    package var concurrency = 8
    package var concurrencyOfQueue: [String: Int] = [:]
    package var claimSize = 500
    package var flushSize = 500
    package var flushDelay: Duration = .milliseconds(5)
    package var shutdownLimit: Duration = .seconds(20)
    package var abandonAfter: Duration = .seconds(3)
    package var maximumRescues = 3
    package var historyRetention: Duration = .seconds(7 * 86_400)
    package var rateRetention: Duration = .seconds(86_400)

    var lease = LeaseMachine.Timing()
    var poll = PollPace.Timing()
    /// Between attempts to reach the database.
    var reconnect = Backoff(first: .milliseconds(100), limit: .seconds(2))

    package init() {}

    func concurrency(of queue: String) -> Int { concurrencyOfQueue[queue] ?? concurrency }
}
