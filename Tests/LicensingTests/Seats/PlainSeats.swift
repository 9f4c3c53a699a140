import Events
import FoundationEssentials

@testable import Licensing

/// The rules of seats told in the simplest way, with everything at hand: what the fold is held against.
struct PlainSeats {
    let poolOfConfiguration: [UUID: UUID]
    private(set) var holders: [UUID: [UUID?]]
    private(set) var lines: [UUID: [UUID]]
    private(set) var outcomes: [Outcome] = []

    init(poolOfConfiguration: [UUID: UUID], seats: [UUID: Int]) {
        self.poolOfConfiguration = poolOfConfiguration
        holders = seats.mapValues { Array(repeating: nil, count: $0) }
        lines = seats.mapValues { _ in [] }
    }

    mutating func follow(_ event: ClaimEvent) {
        switch event.effect {
        case .claim(let configuration):
            if let pool = poolOfConfiguration[configuration] { claim(event.userID, pool) }
        case .release:
            for pool in holders.keys.sorted() { release(event.userID, pool) }
        }
    }

    private mutating func claim(_ user: UUID, _ pool: UUID) {
        guard let seats = holders[pool], let line = lines[pool] else { return }
        if seats.contains(user) || line.contains(user) { return }
        if let index = seats.firstIndex(of: nil) {
            holders[pool]?[index] = user
            outcomes.append(Outcome(.licenseAssigned, user: user, pool: pool, seat: index + 1))
        } else {
            lines[pool]?.append(user)
            outcomes.append(Outcome(.licenseWaitlisted, user: user, pool: pool))
        }
    }

    private mutating func release(_ user: UUID, _ pool: UUID) {
        if let place = lines[pool]?.firstIndex(of: user) {
            lines[pool]?.remove(at: place)
            outcomes.append(Outcome(.licenseReleased, user: user, pool: pool))
        } else if let index = holders[pool]?.firstIndex(of: user) {
            holders[pool]?[index] = nil
            outcomes.append(Outcome(.licenseReleased, user: user, pool: pool, seat: index + 1))
            guard let next = lines[pool]?.first else { return }
            lines[pool]?.removeFirst()
            holders[pool]?[index] = next
            outcomes.append(Outcome(.licensePromoted, user: next, pool: pool, seat: index + 1))
        }
    }
}
