package import SCIM
package import Web

/// Everything that bounds a SCIM request, on one page. What clients can be told, `/ServiceProviderConfig` tells them.
package struct SCIMLimits: Sendable, Hashable {
    /// The longest filter in bytes; beyond: `invalidFilter`.
    package var filterLength = 4096
    /// How deep parentheses and brackets of a filter may nest; beyond: `invalidFilter`.
    package var filterDepth = 20
    /// Resources on a page when the client doesn't say; RFC 9865 `defaultPageSize`.
    package var pageDefault = 100
    /// The most resources on a page; a larger `count` counts as this much.
    package var pageMaximum = 1000
    /// How long a cursor is good, in seconds; RFC 9865 `cursorTimeout`.
    package var cursorTimeout = 3600
    /// The most operations in one bulk request; beyond: 413 (RFC 7644 §3.7.4).
    package var bulkOperations = 1000
    /// The largest bulk request in bytes; beyond: 413.
    package var bulkPayload = 1 << 20
    /// The most members that one PATCH of a group names; beyond: 413.
    package var patchMembers = 10_000
    /// The largest body for groups and searches in bytes; beyond: 413.
    package var groupBody = 4 << 20
    /// The largest body for users in bytes; beyond: 413.
    package var userBody = 1 << 20
    /// How often one configuration may ask; beyond: 429.
    package var rate = RequestRate()

    package static let standard = SCIMLimits()

    package init() {}

    var search: SearchBounds {
        SearchBounds(
            filter: FilterLimits(length: filterLength, depth: filterDepth), defaultCount: pageDefault,
            maximumCount: pageMaximum)
    }

    /// What `/ServiceProviderConfig` says of them.
    package func announced(in configuration: ServiceProviderConfiguration) -> ServiceProviderConfiguration {
        var announced = configuration
        announced.bulkMaxOperations = bulkOperations
        announced.bulkMaxPayloadSize = bulkPayload
        announced.filterMaxResults = pageMaximum
        announced.defaultPageSize = pageDefault
        announced.cursorTimeout = cursorTimeout
        return announced
    }
}
