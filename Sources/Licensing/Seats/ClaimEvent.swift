import Events
import FoundationEssentials
import JSON

/// What an event of the log means for seats.
struct ClaimEvent: Sendable, Hashable {
    enum Effect: Sendable, Hashable {
        /// The person may have a seat of the pool that the configuration assigns from, if it assigns.
        case claim(configurationID: UUID)
        /// The person gives up every claim.
        case release(ReleaseReason)
    }

    /// The types of event that can move a seat.
    static let types: Set<EventType> = [.userCreated, .userActivated, .userDeactivated, .userDeleted]

    let sequence: Int64
    let time: Date
    let userID: UUID
    let effect: Effect

    init(sequence: Int64, time: Date, userID: UUID, effect: Effect) {
        self.sequence = sequence
        self.time = time
        self.userID = userID
        self.effect = effect
    }

    /// Nil for an event that moves no seat.
    init?(_ event: Event) {
        guard let effect = Self.effect(of: event) else { return nil }
        self.init(sequence: event.sequence, time: event.time, userID: event.subject, effect: effect)
    }

    private static func effect(of event: Event) -> Effect? {
        switch event.type {
        case .userCreated:
            guard let data = try? JSONParser.parse(event.data), data["active"] == true else { return nil }
            return configuration(in: data).map { .claim(configurationID: $0) }
        case .userActivated:
            guard let data = try? JSONParser.parse(event.data) else { return nil }
            return configuration(in: data).map { .claim(configurationID: $0) }
        case .userDeactivated:
            return .release(.deactivated)
        case .userDeleted:
            return .release(.deleted)
        default:
            return nil
        }
    }

    private static func configuration(in data: JSONValue) -> UUID? {
        data["configuration_id"]?.stringValue.flatMap { UUID(uuidString: $0) }
    }
}
