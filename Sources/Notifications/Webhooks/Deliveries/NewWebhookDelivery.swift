import FoundationEssentials

/// An event that is to be delivered to an endpoint.
struct NewWebhookDelivery: Sendable, Hashable {
    let id: UUID
    let endpointID: UUID
    let eventID: UUID
    let sequence: Int64
    let type: String
    let payload: String
}
