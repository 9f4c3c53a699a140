import FoundationEssentials

/// The line of one pool, of which only the first people have been read.
///
/// Whoever joins stands behind those who have not been read. So nobody who joined is first while some of them may wait.
struct WaitingLine: Sendable {
    private struct Place: Sendable, Comparable {
        let sequence: Int64
        let userID: UUID

        static func < (left: Place, right: Place) -> Bool {
            (left.sequence, left.userID) < (right.sequence, right.userID)
        }
    }

    /// The people read, the first one last: who is served leaves at the end.
    private var heads: [Place]
    private let isWhole: Bool
    /// Those who joined, the first one last.
    private var tail: [Place] = []

    /// Takes the waiting claims in order. `isWhole` says that nobody waits behind them.
    init(heads: [Claim], isWhole: Bool) {
        self.heads = heads.reversed().map(Self.place)
        self.isWhole = isWhole
    }

    /// Who gets the next seat; nil when nobody waits, or nobody who was read.
    var first: UUID? {
        (heads.last ?? (isWhole ? tail.last : nil))?.userID
    }

    /// Puts a claim that is later than all others at the end.
    mutating func join(_ claim: Claim) {
        tail.insert(Self.place(claim), at: 0)
    }

    /// Takes a claim out, wherever it stands; nothing happens if it has not been read.
    mutating func leave(_ claim: Claim) {
        let place = Self.place(claim)
        if !Self.remove(place, from: &heads) { _ = Self.remove(place, from: &tail) }
    }

    private static func place(_ claim: Claim) -> Place {
        Place(sequence: claim.claimedSequence, userID: claim.key.userID)
    }

    private static func remove(_ place: Place, from places: inout [Place]) -> Bool {
        if places.last == place {
            places.removeLast()
            return true
        }
        guard let index = places.firstIndex(of: place) else { return false }
        places.remove(at: index)
        return true
    }
}
