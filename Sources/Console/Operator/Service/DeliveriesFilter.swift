import FoundationEssentials
import Notifications
import Web

/// Which of a tenant's deliveries an operator wants to see, as the address of the page says it.
struct DeliveriesFilter: Sendable, Hashable {
    /// A slug.
    let tenant: String
    let state: WebhookDelivery.State?
    private(set) var endpoint: UUID?

    init(_ query: Query) {
        tenant = query.text("tenant")
        (state, endpoint) = (WebhookDelivery.State(rawValue: query.text("state")), query.id("endpoint"))
    }

    /// The same without an endpoint that is not of the tenant: it was chosen for another.
    func among(_ endpoints: [WebhookEndpoint]) -> DeliveriesFilter {
        var filter = self
        if !endpoints.contains(where: { $0.id == endpoint }) { filter.endpoint = nil }
        return filter
    }

    /// Names and values, as they stand in an address.
    var parameters: [(String, String)] {
        [("tenant", tenant), ("state", state?.rawValue ?? ""), ("endpoint", endpoint?.text ?? "")]
    }

    /// Whether not all of the tenant's are wanted.
    var isNarrowed: Bool { state != nil || endpoint != nil }

    var stateChoices: [Choice] {
        let chosen = state?.rawValue ?? ""
        return [Choice("", "Any state", chosen: chosen)]
            + WebhookDelivery.State.allCases.map { Choice($0.rawValue, $0.rawValue.capitalizedFirst, chosen: chosen) }
    }

    func endpointChoices(_ endpoints: [WebhookEndpoint]) -> [Choice] {
        let chosen = endpoint?.text ?? ""
        return [Choice("", "Any endpoint", chosen: chosen)]
            + endpoints.map { Choice($0.id.text, $0.shownName, chosen: chosen) }
    }
}
