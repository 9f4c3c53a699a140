/// In which form an endpoint is told of events.
package enum WebhookFormat: String, Sendable, Hashable, CaseIterable {
    /// Standard Webhooks: JSON, signed in the headers.
    case standard
    /// Security event tokens of RFC 9967, pushed as RFC 8935 says.
    case scimSET = "scim_set"
}
