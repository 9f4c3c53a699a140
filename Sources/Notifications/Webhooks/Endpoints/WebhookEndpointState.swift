/// Whether an endpoint is told of events.
package enum WebhookEndpointState: String, Sendable, Hashable, CaseIterable {
    case enabled
    case disabled
}
