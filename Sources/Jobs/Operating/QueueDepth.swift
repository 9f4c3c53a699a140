/// How much waits in a queue. Counting stops at `limit`, so that asking costs little however much there is.
package struct QueueDepth: Sendable, Hashable {
    /// Counts that reach it mean "this many or more".
    package static let limit = 10_000

    package let queue: String
    package let ready: Int
    package let scheduled: Int
    package let running: Int
    package let discarded: Int
    /// Tenants with ready jobs.
    package let tenants: Int
    /// Seconds since the oldest of the jobs that are next in turn became ready; nil when none is ready.
    package let oldestReadySeconds: Double?
}
