import HTTPTypes
import Logging
package import Provisioning
import Synchronization

/// What gates and actions want the log line of their request, and the answer's fields, to say besides what the front door
/// knows, and what the parts of its way have found out for the provisioning log.
package final class RequestNotes: Sendable {
    private struct Notes {
        var metadata: Logger.Metadata = [:]
        var provisioning = ProvisioningNotes()
    }

    private let notes = Mutex(Notes())

    private let answered = Mutex<HTTPFields>([:])

    package init() {}

    /// Fields of the answer, whatever it will be; a later value takes the place of the earlier.
    func setFields(_ fields: HTTPFields) {
        answered.withLock { answered in
            for field in fields { answered[field.name] = field.value }
        }
    }

    var fields: HTTPFields {
        answered.withLock { $0 }
    }

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
