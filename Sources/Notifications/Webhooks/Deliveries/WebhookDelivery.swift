package import FoundationEssentials

/// One event for one endpoint.
package struct WebhookDelivery: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case pending
        case delivered
        /// Every attempt of the schedule has failed, or the only one of a test.
        case failed
    }

    package let id: UUID
    package let endpointID: UUID
    /// The `webhook-id` of every attempt.
    package let eventID: UUID
    /// The event's place in the log; nil for a test.
    package let sequence: Int64?
    package let type: String
    /// The body of every attempt.
    package let payload: String
    package let state: State
    /// Attempts of the schedule so far.
    package let attempts: Int
    /// When the next is due; nil when none is.
    package let nextAt: Date?
    package let createdAt: Date
    package let finishedAt: Date?
}
