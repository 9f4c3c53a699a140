import Logging
package import Provisioning
import Synchronization

/// What actions want the log line of their request to say, besides what the front door knows, and what the parts of its
/// way have found out for the provisioning log.
package final class RequestNotes: Sendable {
    private struct Notes {
        var metadata: Logger.Metadata = [:]
        var provisioning = ProvisioningNotes()
    }

    private let notes = Mutex(Notes())

    package init() {}

    /// A later text of the same name takes the place of the earlier.
    package func set(_ name: String, to text: String) {
        notes.withLock { $0.metadata[name] = .string(text) }
    }

    package func provisioning(_ change: (inout ProvisioningNotes) -> Void) {
        notes.withLock { change(&$0.provisioning) }
    }

    package var provisioning: ProvisioningNotes {
        notes.withLock { $0.provisioning }
    }

    var metadata: Logger.Metadata {
        notes.withLock { $0.metadata }
    }
}
