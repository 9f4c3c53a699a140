package import FoundationEssentials

/// Something that somebody did, or tried to do.
package struct AuditEntry: Sendable, Hashable {
    /// What is known of how it ended.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case done
        /// It was refused or failed, and nothing was changed by it.
        case failed
        /// The process ended before it could say, or something broke on the way.
        case unknown
    }

    package let id: UUID
    package let time: Date
    package let actorID: UUID?
    package let actorName: String
    package let requestID: String
    package let action: String
    package let tenantID: String?
    package let subject: String?
    package let request: String?
    package let before: String?
    package let after: String?
    /// The HTTP status of the answer; 0 at the command line for a success, 1 for a failure. Nil when it is not known.
    package let status: Int?

    package var outcome: Outcome {
        guard let status else { return .unknown }
        if status >= 500 { return .unknown }
        return status == 1 || status >= 400 ? .failed : .done
    }
}
