/// How much waits in a queue. Counting stops at `limit`, so that asking costs little however much there is.
package struct QueueDepth: Sendable, Hashable {
    /// Counts that reach it mean "this many or more".
    package static let limit = 10_000
    /// Whole minutes over which rates are averaged.
    package static let rateMinutes = 5

    package let queue: String
    package let ready: Int
    package let scheduled: Int
    package let running: Int
    package let discarded: Int
    /// Tenants with ready jobs.
    package let tenants: Int
    /// Seconds since the oldest of the jobs that are next in turn became ready; nil when none is ready.
    package let oldestReadySeconds: Double?
    /// The last whole minutes, oldest first.
    package let recent: [QueueMinute]

    /// Jobs a minute that ended as `count` says.
    package func rate(_ count: (QueueMinute) -> Int) -> Double {
        recent.isEmpty ? 0 : Double(recent.reduce(0) { $0 + count($1) }) / Double(recent.count)
    }
}
