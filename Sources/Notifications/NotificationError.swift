package import FoundationEssentials

/// What callers can get wrong about endpoints and deliveries.
package enum NotificationError: Error, Sendable, Hashable {
    case endpointNotFound(UUID)
    case deliveryNotFound(UUID)
    case endpointChanged
    case endpointDisabled
    case endpointPolled
    case tooManyEndpoints(limit: Int)
    case urlRefused(String)
    case eventTypesInvalid(String)
    case descriptionTooLong(limit: Int)
    case concurrencyOutOfRange(allowed: ClosedRange<Int>)
    case rateOutOfRange(allowed: ClosedRange<Int>)
    case headersInvalid(String)
    case overlapOutOfRange(allowed: ClosedRange<Int>)
    case sinceOutOfRange(days: Int)
}

extension NotificationError {
    /// A word for programs; never changes.
    package var code: String {
        switch self {
        case .endpointNotFound: "webhook_endpoint_not_found"
        case .deliveryNotFound: "delivery_not_found"
        case .endpointChanged: "webhook_endpoint_changed"
        case .endpointDisabled: "webhook_endpoint_disabled"
        case .endpointPolled: "webhook_endpoint_polled"
        case .tooManyEndpoints: "too_many_webhook_endpoints"
        case .urlRefused: "url_refused"
        case .eventTypesInvalid: "event_types_invalid"
        case .descriptionTooLong: "description_too_long"
        case .concurrencyOutOfRange: "max_concurrency_out_of_range"
        case .rateOutOfRange: "max_rate_out_of_range"
        case .headersInvalid: "headers_invalid"
        case .overlapOutOfRange: "overlap_hours_out_of_range"
        case .sinceOutOfRange: "since_out_of_range"
        }
    }
}

extension NotificationError: CustomStringConvertible {
    /// A sentence for people.
    package var description: String {
        switch self {
        case .endpointNotFound(let id): "the tenant has no webhook endpoint \(id.uuidString.lowercased())"
        case .deliveryNotFound(let id): "the tenant has no delivery \(id.uuidString.lowercased())"
        case .endpointChanged: "the webhook endpoint has another version by now"
        case .endpointDisabled: "the webhook endpoint is disabled; enable it first"
        case .endpointPolled: "nothing is sent to this endpoint; its receiver polls"
        case .tooManyEndpoints(let limit): "a tenant has at most \(limit) webhook endpoints"
        case .urlRefused(let reason): reason
        case .eventTypesInvalid(let rule): rule
        case .descriptionTooLong(let limit): "description has at most \(limit) characters"
        case .concurrencyOutOfRange(let allowed):
            "max_concurrency must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .rateOutOfRange(let allowed): "max_rate must be \(allowed.lowerBound) to \(allowed.upperBound) a second"
        case .headersInvalid(let rule): rule
        case .overlapOutOfRange(let allowed):
            "overlap_hours must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .sinceOutOfRange(let days): "since must lie in the past \(days) days, before until"
        }
    }
}
