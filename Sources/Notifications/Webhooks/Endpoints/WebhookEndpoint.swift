package import FoundationEssentials

/// Where a tenant wants to be told of its events.
package struct WebhookEndpoint: Sendable, Hashable {
    package let id: UUID
    package let settings: WebhookSettings
    package let state: WebhookEndpointState
    /// Why the service has disabled it; nil when a person did, or nobody.
    package let disabledReason: DisabledReason?
    package let disabledAt: Date?
    /// Events after this one are for the endpoint.
    package let sinceSequence: Int64
    package let health: EndpointHealth
    /// Until when the secret before the last rotation signs too.
    package let previousSecretUntil: Date?
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date
    /// Headers that were sealed under another secret key; they stay as they are until there are new ones.
    var unreadableHeaders: [UInt8]?

    package enum DisabledReason: String, Sendable, Hashable, CaseIterable {
        /// It answered 410.
        case gone
        /// Nothing but failures for five days.
        case failing
    }
}
