/// The tenants that have ready jobs in one queue, served in turn.
///
/// A round serves each tenant once. A short list is asked for again at the end of every round, so that a tenant who comes
/// waits for one round; a long one as often as that takes no more than a tenth of the time.
struct TenantRing: Sendable {
    /// How many jobs of which tenants the next claim takes.
    struct Turn: Sendable, Hashable {
        let tenants: [String]
        /// Most jobs of each tenant.
        let share: Int
    }

    /// Jobs of a tenant that are taken together however many tenants there are, if it has them: their handlers work in
    /// batches, and a thousand batches of one job cost a thousand times what one costs.
    static let leastShare = 10
    /// The longest list that is asked for every round: a probe of the index for each tenant. How long one asking took says
    /// little here, for it is mostly what else the machine was doing.
    static let shortLength = 50

    /// Sorted as the database sorts them (by bytes).
    private(set) var tenants: [String] = []
    /// Index in `tenants` of the next to be served.
    private var next = 0
    /// Tenants that this round still serves.
    private var left = 0
    private var nextRefresh: ContinuousClock.Instant?
    /// The last tenant served, so that a new list goes on after it and not from its start.
    private var lastServed: String

    /// - Parameter start: any text; workers that start at different places don't all serve the same tenant.
    init(startingAfter start: String = "") {
        lastServed = start
    }

    func needsRefresh(at now: ContinuousClock.Instant) -> Bool {
        guard left == 0 else { return false }
        return tenants.isEmpty || nextRefresh.map { now >= $0 } ?? true
    }

    /// Takes tenants that have come, for whom was asked at `start` and who were told at `end`.
    mutating func add(_ newcomers: [String], from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) {
        if !newcomers.isEmpty {
            tenants = Set(tenants + newcomers).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        nextRefresh = tenants.count <= Self.shortLength ? end : end + (end - start) * 9
        beginRound()
    }

    /// The tenants whose turn it is, at most `limit` and without those that `isBusy`, with their equal share of `limit` jobs
    /// or `leastShare`. A claim that is full before it comes to the last of them gives the others back by `putBack`.
    ///
    /// Nil when the round has nobody left for now.
    mutating func takeTurn(limit: Int, isBusy: (String) -> Bool) -> Turn? {
        if left == 0 { beginRound() }
        var turn: [String] = []
        while left > 0, turn.count < limit {
            let tenant = tenants[next]
            if !isBusy(tenant) { turn.append(tenant) }
            lastServed = tenant
            next = (next + 1) % tenants.count
            left -= 1
        }
        guard !turn.isEmpty else { return nil }
        return Turn(tenants: turn, share: max(Self.leastShare, limit / turn.count))
    }

    /// Has the tenants of the turn behind the first `reached` served next, in the same round.
    mutating func putBack(_ turn: Turn, reached: Int) {
        guard reached > 0, reached < turn.tenants.count, !tenants.isEmpty else { return }
        lastServed = turn.tenants[reached - 1]
        let place = firstIndex(after: lastServed)
        let distance = (next - place + tenants.count) % tenants.count
        left += distance == 0 ? tenants.count : distance
        next = place
    }

    /// Has the list asked for again at the end of this round, whatever that costs.
    mutating func expire() {
        nextRefresh = nil
    }

    /// Forgets tenants that a turn has found without jobs.
    mutating func remove(_ emptied: Set<String>) {
        guard !emptied.isEmpty else { return }
        tenants.removeAll { emptied.contains($0) }
        next = firstIndex(after: lastServed)
        left = min(left, tenants.count)
    }

    private mutating func beginRound() {
        left = tenants.count
        next = firstIndex(after: lastServed)
    }

    private func firstIndex(after tenant: String) -> Int {
        guard !tenants.isEmpty else { return 0 }
        let index = tenants.firstIndex { tenant.utf8.lexicographicallyPrecedes($0.utf8) }
        return index ?? 0
    }
}
