import Logging
import Synchronization

/// What actions want the log line of their request to say, besides what the front door knows.
package final class RequestNotes: Sendable {
    private let notes = Mutex<Logger.Metadata>([:])

    package init() {}

    /// A later text of the same name takes the place of the earlier.
    package func set(_ name: String, to text: String) {
        notes.withLock { $0[name] = .string(text) }
    }

    var metadata: Logger.Metadata {
        notes.withLock { $0 }
    }
}
