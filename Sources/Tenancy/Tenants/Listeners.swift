/// Who wants to be woken by a tenant's events, besides what the service itself does with them.
///
/// Stands in the tenant's row, which every request has at hand: a tenant to whom nobody listens pays nothing for others.
package struct Listeners: OptionSet, Sendable, Hashable {
    package let rawValue: Int16

    package init(rawValue: Int16) {
        self.rawValue = rawValue
    }

    /// The tenant has a webhook endpoint.
    package static let webhooks = Listeners(rawValue: 1)
    /// One of them is told by security event tokens (RFC 9967).
    package static let securityEvents = Listeners(rawValue: 4)
    /// The tenant has mail sent.
    package static let mail = Listeners(rawValue: 2)
}
