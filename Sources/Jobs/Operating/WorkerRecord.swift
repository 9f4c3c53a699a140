package import Foundation

/// A registered worker.
package struct WorkerRecord: Sendable, Hashable {
    package let id: Int64
    package let host: String
    package let processID: Int
    package let startedAt: Date
    package let seenAt: Date
    /// False when others take its jobs.
    package let isAlive: Bool
    /// Jobs that it holds, counted up to `QueueDepth.limit`.
    package let running: Int
}
