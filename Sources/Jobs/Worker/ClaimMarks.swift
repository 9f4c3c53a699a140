/// Where each tenant's ready jobs begin, as far as this worker knows: behind the last that it has claimed.
///
/// The index keeps the entries of claimed jobs until vacuum removes them, and while somebody holds a snapshot it can't. A
/// claim that begins at the mark does not walk over them: with a snapshot held for 300,000 jobs a drain went at a sixth of
/// its pace without. What comes before the mark (a job of higher priority, a retry, one whose writer committed late) is
/// found by looking from the start again, as often as that takes no more than a tenth of the time.
struct ClaimMarks: Sendable {
    /// A place in the order of `jobs_ready`.
    struct Mark: Sendable, Hashable, Comparable {
        static let start = Mark(priority: -1, id: 0)

        let priority: Int
        let id: Int64

        static func < (left: Mark, right: Mark) -> Bool {
            (left.priority, left.id) < (right.priority, right.id)
        }
    }

    /// However long a look from the start takes, nobody waits longer for the next.
    static let longest: Duration = .seconds(1)

    private struct Entry: Sendable {
        var mark: Mark
        var goodUntil: ContinuousClock.Instant
    }

    private var entries: [String: Entry] = [:]

    /// The marks of the tenants at a time; `start` for one that has none that is still good.
    func marks(of tenants: [String], at now: ContinuousClock.Instant) -> [Mark] {
        tenants.map { tenant in
            guard let entry = entries[tenant], now < entry.goodUntil else { return .start }
            return entry.mark
        }
    }

    /// Notes that a claim made from `start` to `end`, which began at `mark`, went as far as `last` and left more behind.
    mutating func advance(
        _ tenant: String, from mark: Mark, to last: Mark, start: ContinuousClock.Instant, end: ContinuousClock.Instant
    ) {
        if mark == .start {
            entries[tenant] = Entry(mark: last, goodUntil: end + min((end - start) * 9, Self.longest))
        } else {
            entries[tenant]?.mark = last
        }
    }

    /// Forgets tenants that have no ready jobs any more.
    mutating func keep(_ tenants: [String]) {
        guard entries.count > tenants.count else { return }
        let kept = Set(tenants)
        entries = entries.filter { kept.contains($0.key) }
    }

    /// The tenant's next claim begins at the start.
    mutating func forget(_ tenant: String) {
        entries[tenant] = nil
    }
}
