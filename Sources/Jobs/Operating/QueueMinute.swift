package import Foundation

/// What all workers together did in one minute of a queue.
package struct QueueMinute: Sendable, Hashable {
    /// Its start.
    package let minute: Date
    package let completed: Int
    /// Attempts that failed and are made again.
    package let failed: Int
    /// Jobs that were given up.
    package let discarded: Int
}
