import Events
import FoundationEssentials
import Postgres
import Tenancy

/// The fold inside one transaction, which holds the lock of the tenant's cursor.
struct SeatFold: Sendable {
    let log: EventLog
    let stepsAtOnce: Int
    let transaction: TenantTransaction
    /// A rehearsal tells nobody: jobs that it enqueued would make writers wait until it is undone.
    var isRehearsal = false

    /// What stands at the cursor and does not change within a stretch.
    struct Ground: Sendable {
        var rules: SeatRules
        var pools: [SeatPool]
        var guardian: SeatGuard
    }

    /// Follows as much as one transaction takes; answers whether nothing is left.
    ///
    /// `eventsAtOnce` is how many events to read. Where they turn out to be large, fewer are read the next time, so that
    /// none is read again and again before its turn comes.
    func follow(_ eventsAtOnce: inout Int) async throws -> Bool {
        var cursor = try await lock()
        let stretch = try await log.stretch(
            of: SeatEvent.types, after: cursor.last, limit: cursor.part == 0 ? eventsAtOnce : 1, in: transaction)
        let ground = try await ground()
        if let event = stretch.events.first, case .change(let change) = SeatEvent(event) {
            cursor = try await follow(change, event, from: cursor, ground)
            advance(to: cursor)
            return false
        }
        let taken = SeatStretch(stretch.events, rules: ground.rules, limit: stepsAtOnce)
        try await follow(taken, ground)
        let isWhole = taken.count == stretch.events.count
        eventsAtOnce = isWhole ? min(stepsAtOnce, max(1, eventsAtOnce * 2)) : max(1, taken.count)
        let end = isWhole ? stretch.end : taken.end ?? cursor.last
        if end > cursor.last { advance(to: SeatCursor(last: end)) }
        return isWhole && stretch.reachesEndOfLog
    }

    func lock() async throws -> SeatCursor {
        transaction.enqueue(SeatCursorStatements.planByIndex)
        let rows = try await transaction.query(SeatCursorStatements.lock)
        guard let row = rows.first else { throw PostgresError.decoding("seat_cursor has no row") }
        let (last, part, key) = try row.decode(Int64.self, Int.self, UUID?.self)
        return SeatCursor(last: last, part: part, partKey: key)
    }

    func advance(to cursor: SeatCursor) {
        transaction.enqueue(
            SeatCursorStatements.advance,
            [.int8(cursor.last), .int4(Int32(cursor.part)), .uuid(cursor.partKey)])
    }

    func ground() async throws -> Ground {
        let rules = transaction.enqueue(SeatRuleStatements.all)
        let pools = transaction.enqueue(SeatPoolStatements.all)
        let guardRow = try await transaction.query(SeatGuardStatements.read).first
        guard let guardRow else { throw PostgresError.decoding("seat_guard has no row") }
        return Ground(
            rules: SeatRules(try rules.rows.map { try SeatRule($0) }), pools: try pools.rows.map { try SeatPool($0) },
            guardian: try SeatGuard(guardRow))
    }

    /// Follows the steps of a stretch; answers what was written.
    @discardableResult
    func follow(_ stretch: SeatStretch, _ ground: Ground) async throws -> [SeatWrites] {
        var writes: [SeatWrites] = []
        if !stretch.steps.isEmpty {
            var ledger = try await ledger(for: stretch.steps, ground)
            for step in stretch.steps { ledger.follow(step) }
            writes.append(write(ledger))
        }
        write(stretch.memberships)
        return writes
    }

    // MARK: Reading

    /// Reads what the steps can need.
    func ledger(for steps: [SeatStep], _ ground: Ground) async throws -> SeatLedger {
        let users: Bind = .uuids(Array(Set(steps.map(\.userID))))
        var facts = SeatFacts(rules: ground.rules, pools: ground.pools, guardian: ground.guardian)
        let people = transaction.enqueue(SeatPeopleStatements.find, [users])
        let groups = transaction.enqueue(SeatPeopleStatements.groups, [users, .uuids(ground.rules.groupIDs)])
        let wishes = transaction.enqueue(SeatWishStatements.ofPeople, [users])
        let earliest = steps.map { SeatGuard.minute(of: $0.time) }.min() ?? 0
        let releases = transaction.enqueue(
            SeatGuardStatements.releases, [.int8(earliest - Int64(ground.guardian.settings.windowMinutes))])
        let claims = try await transaction.query(AssignmentStatements.claims, [users])
        facts.claims = try claims.map { try Claim($0) }
        for row in try people.rows {
            let (user, configuration, isActive) = try row.decode(UUID.self, UUID?.self, Bool.self)
            facts.people[user] = SeatPerson(configurationID: configuration, isActive: isActive)
        }
        for row in try groups.rows {
            let (user, group) = try row.decode(UUID.self, UUID.self)
            facts.groupsOfUser[user, default: []].insert(group)
        }
        for row in try wishes.rows {
            let (user, pool, kind, source) = try row.decode(UUID.self, UUID.self, String.self, String.self)
            guard let kind = SeatWish.Kind(rawValue: kind), let source = AssignmentSource(rawValue: source) else {
                throw PostgresError.decoding("a wish has a kind or source that this release does not know")
            }
            facts.wishes[ClaimKey(poolID: pool, userID: user)] = SeatWish(kind: kind, source: source)
        }
        for row in try releases.rows {
            let (minute, count) = try row.decode(Int64.self, Int.self)
            facts.guardian.releases[minute] = count
        }
        var ledger = SeatLedger(facts)
        try await addSupply(SeatNeeds(of: steps, in: facts).steps, to: &ledger)
        return ledger
    }

    /// Of each pool as many free seats and people in line as steps can need.
    func addSupply(_ steps: [UUID: Int], to ledger: inout SeatLedger) async throws {
        let poolIDs = steps.keys.filter { ledger.pools[$0] != nil }.sorted()
        guard !poolIDs.isEmpty else { return }
        let counts = poolIDs.map { Int64(steps[$0] ?? 0) }
        let pendingSeats = transaction.enqueue(SeatStatements.free, [.uuids(poolIDs), .int8s(counts)])
        let pendingHeads = try await transaction.query(
            AssignmentStatements.heads, [.uuids(poolIDs), .int8s(counts.map { $0 + 1 })])
        let freeSeats = Dictionary(
            grouping: try pendingSeats.rows.map { try $0.decode(UUID.self, Int.self) }, by: \.0)
        let heads = Dictionary(grouping: try pendingHeads.map { try Claim($0) }, by: \.key.poolID)
        for (id, count) in zip(poolIDs, counts) {
            let line = heads[id] ?? []
            ledger.addSupply(
                of: id, freeSeats: (freeSeats[id] ?? []).map(\.1), heads: line, isWholeLine: line.count <= count)
        }
    }
}
