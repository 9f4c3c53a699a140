import Events
import FoundationEssentials

@testable import Licensing

/// The rows that the fold has written so far, read back in the portions in which the reconciler reads them.
struct WrittenSeats {
    let poolOfConfiguration: [UUID: UUID]
    private(set) var holders: [UUID: [UUID?]]
    private(set) var claims: [ClaimKey: Claim] = [:]
    private(set) var outcomes: [Outcome] = []

    init(poolOfConfiguration: [UUID: UUID], seats: [UUID: Int]) {
        self.poolOfConfiguration = poolOfConfiguration
        holders = seats.mapValues { Array(repeating: nil, count: $0) }
    }

    /// Who waits for a seat of the pool, the first first.
    func line(of pool: UUID) -> [UUID] {
        waiting(for: pool).map(\.key.userID)
    }

    mutating func follow(_ events: some Sequence<ClaimEvent>) {
        let events = Array(events)
        let users = Set(events.map(\.userID))
        let known = claims.values.filter { users.contains($0.key.userID) }
        let needs = SeatNeeds(
            of: events, poolOfConfiguration: poolOfConfiguration, liveClaims: known.filter(\.state.isLive))
        var ledger = SeatLedger(poolOfConfiguration: poolOfConfiguration, claims: known)
        for (pool, count) in needs.freeSeats {
            guard let seats = holders[pool] else { continue }
            let free = seats.indices.filter { seats[$0] == nil }.map { $0 + 1 }
            let heads = Array(waiting(for: pool).prefix(needs.heads))
            ledger.addPool(
                pool, freeSeats: free.prefix(count), heads: heads, isWholeLine: heads.count < needs.heads)
        }
        for event in events { ledger.follow(event) }
        apply(ledger.writes)
    }

    /// A seat that is added by hand, as when a pool grows.
    mutating func addSeat(to pool: UUID) {
        holders[pool]?.append(nil)
    }

    private func waiting(for pool: UUID) -> [Claim] {
        claims.values.filter { $0.key.poolID == pool && $0.state == .waitlisted }
            .sorted { ($0.claimedSequence, $0.key.userID) < ($1.claimedSequence, $1.key.userID) }
    }

    private mutating func apply(_ writes: SeatWrites) {
        for claim in writes.claims { claims[claim.key] = claim }
        for seat in writes.seats { holders[seat.poolID]?[seat.number - 1] = seat.userID }
        outcomes += writes.events.compactMap(Outcome.init)
    }
}
