import FoundationEssentials

/// How much of each pool a stretch of the log can need at most, so that no more is read.
struct SeatNeeds: Sendable {
    /// Every claim can take one free seat.
    let freeSeats: [UUID: Int]
    /// Every release can bring one person to the head of the line or take one out of it; one more shows whether anyone
    /// is left.
    let heads: Int

    /// `liveClaims` are those that the people of the events have at the start.
    init(of events: [ClaimEvent], poolOfConfiguration: [UUID: UUID], liveClaims: [Claim]) {
        var freeSeats: [UUID: Int] = [:]
        var releases = 0
        for claim in liveClaims { freeSeats[claim.key.poolID] = 0 }
        for event in events {
            switch event.effect {
            case .release: releases += 1
            case .claim(let configurationID):
                if let poolID = poolOfConfiguration[configurationID] { freeSeats[poolID, default: 0] += 1 }
            }
        }
        self.freeSeats = freeSeats
        heads = releases + 1
    }

    /// The pools concerned, in one order.
    var poolIDs: [UUID] { freeSeats.keys.sorted() }
}
