import Events
import FoundationEssentials
import JSON

/// An event of the fold, as a test compares it.
struct Outcome: Hashable, CustomStringConvertible {
    let type: EventType
    let user: UUID
    let pool: UUID
    let seat: Int?

    var description: String {
        "\(type) user \(user.uuidString.suffix(4)) pool \(pool.uuidString.suffix(4)) seat \(seat.map(String.init) ?? "-")"
    }

    init(_ type: EventType, user: UUID, pool: UUID, seat: Int? = nil) {
        self.type = type
        self.user = user
        self.pool = pool
        self.seat = seat
    }

    init?(_ event: NewEvent) {
        guard let pool = event.data["pool_id"]?.stringValue.flatMap({ UUID(uuidString: $0) }) else { return nil }
        self.init(
            event.type, user: event.subject, pool: pool, seat: event.data["seat_number"]?.integerValue.map { Int($0) })
    }
}
