import FoundationEssentials
import Notifications

/// A line of the deliveries to an endpoint.
struct DeliveryLine {
    let deliveryPath: String
    let kind: String
    let deliveryState: String
    let deliveryColour: String
    let attempts: Int
    let when: MomentView
    let nextAt: MomentView?
    let canRetry: Bool

    init(_ delivery: WebhookDelivery, mayRetry: Bool) {
        deliveryPath = "/console/deliveries/\(delivery.id.text)"
        kind = delivery.type
        (deliveryState, deliveryColour) = (delivery.state.rawValue, delivery.state.colour)
        attempts = delivery.shownAttempts
        (when, nextAt) = (MomentView(delivery.createdAt), MomentView(delivery.nextAt))
        canRetry = mayRetry && delivery.state == .failed
    }
}

extension WebhookDelivery {
    /// A test is one attempt besides the schedule, which counts none.
    var shownAttempts: Int { isTest && state != .pending ? max(1, attempts) : attempts }

    /// Of no event.
    var isTest: Bool { sequence == nil }
}

extension WebhookDelivery.State {
    var colour: String {
        switch self {
        case .pending: "amber"
        case .delivered: "green"
        case .failed: "red"
        }
    }
}

extension WebhookEndpoint.DisabledReason {
    var sentence: String {
        switch self {
        case .gone: "It answered that it is gone."
        case .failing: "Nothing but failures for five days."
        }
    }
}
