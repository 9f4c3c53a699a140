import Events
import FoundationEssentials

/// What the fold of some events leaves to be written: every row that changed, once and as it ends up.
struct SeatWrites: Sendable {
    /// A seat and who holds it now.
    struct Seat: Sendable, Hashable {
        let poolID: UUID
        let number: Int
        let userID: UUID?
    }

    struct Person: Sendable, Hashable {
        let userID: UUID
        let person: SeatPerson
    }

    struct Wish: Sendable, Hashable {
        let key: ClaimKey
        let wish: SeatWish
    }

    let claims: [Claim]
    let seats: [Seat]
    let removedSeats: [Seat]
    let people: [Person]
    let forgottenPeople: [UUID]
    let wishes: [Wish]
    let droppedWishes: [ClaimKey]
    let pools: [SeatPool]
    /// Minutes since 1970 and the releases in them.
    let releases: [(minute: Int64, count: Int)]
    /// Nil when nothing about the guard has changed.
    let guardian: SeatGuard?
    let history: [AssignmentChange]
    /// What happened, in order.
    let events: [NewEvent]
    /// Who is to use the seat by a new moment, which is no event.
    let limits: [ClaimKey]
}

extension SeatLedger {
    /// What has changed since the ledger was made.
    var writes: SeatWrites {
        let wishes = output.changedWishes.sorted()
        return SeatWrites(
            claims: output.changedClaims.sorted().compactMap { claims[$0] },
            seats: output.holders.map { SeatWrites.Seat(poolID: $0.poolID, number: $0.number, userID: $1) }.sorted(),
            removedSeats: output.removedSeats.map {
                SeatWrites.Seat(poolID: $0.poolID, number: $0.number, userID: nil)
            }.sorted(),
            people: output.changedPeople.sorted().compactMap { user in
                people[user].map { SeatWrites.Person(userID: user, person: $0) }
            },
            forgottenPeople: output.forgottenPeople.sorted(),
            wishes: wishes.compactMap { key in self.wishes[key].map { SeatWrites.Wish(key: key, wish: $0) } },
            droppedWishes: wishes.filter { self.wishes[$0] == nil },
            pools: output.changedPools.sorted().compactMap { pools[$0]?.standing },
            releases: output.changedMinutes.sorted().map { ($0, guardian.releases[$0] ?? 0) },
            guardian: output.guardHasChanged ? guardian : nil, history: output.history, events: output.events,
            limits: output.limits)
    }
}

extension SeatWrites.Seat: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        (left.poolID, left.number) < (right.poolID, right.number)
    }
}
