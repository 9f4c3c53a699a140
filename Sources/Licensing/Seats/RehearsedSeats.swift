import Events
package import FoundationEssentials
import JSON

/// Who would get, lose or wait for a seat.
package struct RehearsedSeats: Sendable, Hashable {
    package enum Effect: String, Sendable, Hashable, CaseIterable {
        case gets, loses, waits
        /// Would lose the seat after the pool's time of grace.
        case grace
        /// Would lose the seat if the guard did not hold it.
        case held
        /// Was about to lose the seat and would keep it.
        case keeps
        /// Would lose the seat unless it is used within the pool's time.
        case limited
    }

    package struct Person: Sendable, Hashable {
        package let userID: UUID
        package let poolID: UUID
        package let effect: Effect
        package let reason: String?
    }

    /// In the order in which it would happen.
    package let people: [Person]
    /// False when there is more than was looked at.
    package let isWhole: Bool

    package init(people: [Person], isWhole: Bool) {
        self.people = people
        self.isWhole = isWhole
    }
}

extension RehearsedSeats {
    init(_ writes: [SeatWrites], isWhole: Bool) {
        self.init(
            people: writes.flatMap { writes in
                writes.events.compactMap(Self.person)
                    + writes.limits.map { key in
                        Person(userID: key.userID, poolID: key.poolID, effect: .limited, reason: nil)
                    }
            }, isWhole: isWhole)
    }

    private static func person(_ event: NewEvent) -> Person? {
        guard let effect = effect(of: event.type), let poolID = JSONValue.object(event.data).id("pool_id") else {
            return nil
        }
        return Person(
            userID: event.subject, poolID: poolID, effect: effect, reason: event.data["reason"]?.stringValue)
    }

    private static func effect(of type: EventType) -> Effect? {
        switch type {
        case .licenseAssigned, .licensePromoted: .gets
        case .licenseReleased, .licenseRevoked: .loses
        case .licenseWaitlisted: .waits
        case .licenseGraceStarted: .grace
        case .licenseHeld: .held
        case .licenseRestored: .keeps
        default: nil
        }
    }
}
