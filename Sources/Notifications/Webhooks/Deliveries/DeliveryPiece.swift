/// Deliveries on their way into the database, as many as one statement takes: events times endpoints may be far more.
struct DeliveryPiece {
    static let mostRows = 500
    /// Of payloads; the last one may go beyond.
    static let mostBytes = 2 << 20

    private var deliveries: [NewWebhookDelivery] = []
    private var bytes = 0

    var isFull: Bool { deliveries.count >= Self.mostRows || bytes >= Self.mostBytes }

    mutating func add(_ delivery: NewWebhookDelivery) {
        deliveries.append(delivery)
        bytes += delivery.payload.utf8.count
    }

    /// What was added since the last time.
    mutating func take() -> [NewWebhookDelivery] {
        defer { self = DeliveryPiece() }
        return deliveries
    }
}
