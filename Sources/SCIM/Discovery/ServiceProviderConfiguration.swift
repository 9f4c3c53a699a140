/// What the service supports, as `/ServiceProviderConfig` announces it (RFC 7643 §5, RFC 9865 §4, RFC 9967 §4).
package struct ServiceProviderConfiguration: Sendable, Hashable {
    /// Where people can read about the service; nil when nowhere.
    package var documentationURI: String?
    package var supportsBulk = true
    package var bulkMaxOperations = 1000
    package var bulkMaxPayloadSize = 1 << 20
    /// Also the largest page.
    package var filterMaxResults = PageRequest.maximumCount
    package var defaultPageSize = PageRequest.defaultCount
    /// How long a cursor is good, in seconds.
    package var cursorTimeout = 3600
    /// The events that receivers are told of (RFC 9967 §4); empty when there is no receiver.
    package var eventURIs: [SCIMEventURI] = []

    package init() {}
}
