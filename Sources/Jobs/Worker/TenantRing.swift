/// The tenants that have ready jobs in one queue, served in turn.
///
/// A round serves each tenant once. A short list is asked for again at the end of every round, so that a tenant who comes
/// waits for one round; a long one as often as that takes no more than a tenth of the time.
struct TenantRing: Sendable {
    /// How many jobs of which tenants the next claim takes.
    struct Turn: Sendable, Hashable {
        let tenants: [String]
        /// Jobs of each tenant.
        let share: Int
    }

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

    /// Takes a new list, which was asked for at `start` and came at `end`.
    mutating func refresh(_ tenants: [String], from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) {
        self.tenants = tenants
        nextRefresh = tenants.count <= Self.shortLength ? end : end + (end - start) * 9
        beginRound()
    }

    /// The tenants whose turn it is, at most `limit` and without those that `isBusy`, with their equal share of `limit` jobs.
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
        return Turn(tenants: turn, share: max(1, limit / turn.count))
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
