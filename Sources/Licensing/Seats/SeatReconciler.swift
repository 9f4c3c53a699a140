package import Events
import FoundationEssentials
package import Postgres
package import Tenancy

/// Makes a tenant's seats follow its event log. Nothing else writes seats and assignments.
///
/// The lock of `licensing_cursor` lets one worker at a time decide; it takes up where the last one committed. So it does
/// not matter how often, how late or by how many workers this is called. The cost follows the events, not the pools.
///
/// A claim is made when the fold meets the event, for a configuration that assigns by then to a pool that exists by then.
/// People who came before their configuration assigned have no claim until they are activated again.
package struct SeatReconciler: Sendable {
    /// Events that one transaction follows at most.
    static let eventsAtOnce = 1000

    private let database: TenantDatabase
    private let log: EventLog
    private let eventsAtOnce: Int

    package init(database: TenantDatabase, log: EventLog) {
        self.init(database: database, log: log, eventsAtOnce: Self.eventsAtOnce)
    }

    /// For tests: where transactions begin and end must not matter.
    init(database: TenantDatabase, log: EventLog, eventsAtOnce: Int) {
        self.database = database
        self.log = log
        self.eventsAtOnce = eventsAtOnce
    }

    /// Follows the log to the last event that was committed before the call.
    ///
    /// `complete` runs in the transaction that gets there: what it ends (the jobs that asked for this) ends exactly when
    /// the seats are right.
    package func reconcile(
        _ tenant: Tenant, completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        try await log.number(of: tenant)
        var isAtEnd = false
        while !isAtEnd {
            isAtEnd = try await database.transaction(for: tenant) { transaction in
                let isAtEnd = try await follow(in: transaction)
                if isAtEnd { try await complete(transaction.postgres) }
                return isAtEnd
            }
        }
        log.hintSubscribers(of: [.licenseAssigned, .licenseWaitlisted, .licensePromoted, .licenseReleased])
    }

    private func follow(in transaction: TenantTransaction) async throws -> Bool {
        transaction.enqueue(LicensingCursorStatements.planByIndex)
        let lock = try await transaction.query(LicensingCursorStatements.lock)
        guard let row = lock.first else { throw PostgresError.decoding("licensing_cursor has no row") }
        let cursor = try row.decode(Int64.self, at: 0)
        let stretch = try await log.stretch(
            of: ClaimEvent.types, after: cursor, limit: eventsAtOnce, in: transaction)
        let events = stretch.events.compactMap { ClaimEvent($0) }
        if !events.isEmpty {
            var ledger = try await ledger(for: events, in: transaction)
            for event in events { ledger.follow(event) }
            write(ledger.writes, in: transaction)
        }
        if stretch.end > cursor {
            transaction.enqueue(LicensingCursorStatements.advance, [.int8(stretch.end)])
        }
        return stretch.reachesEndOfLog
    }

    /// Reads what the events can need. The configurations are read after the events, since an event can be the work of a
    /// configuration that did not exist a moment before.
    private func ledger(for events: [ClaimEvent], in transaction: TenantTransaction) async throws -> SeatLedger {
        let pending = transaction.enqueue(
            AssignmentStatements.claims, [.uuids(Array(Set(events.map(\.userID))))])
        let configurationIDs = Set(events.compactMap(\.configurationID))
        let assigning = try await transaction.postgres.query(
            AutoAssignStatements.pools, in: nil,
            [.text(transaction.tenant.id.text), .uuids(Array(configurationIDs))])
        let claims = try pending.rows.map { try Claim($0) }
        let poolOfConfiguration = Dictionary(
            try assigning.map { try $0.decode(UUID.self, UUID.self) }, uniquingKeysWith: { first, _ in first })
        let needs = SeatNeeds(
            of: events, poolOfConfiguration: poolOfConfiguration, liveClaims: claims.filter(\.state.isLive))
        var ledger = SeatLedger(poolOfConfiguration: poolOfConfiguration, claims: claims)
        try await addPools(needs, to: &ledger, in: transaction)
        return ledger
    }

    private func addPools(
        _ needs: SeatNeeds, to ledger: inout SeatLedger, in transaction: TenantTransaction
    ) async throws {
        let poolIDs = needs.poolIDs
        guard !poolIDs.isEmpty else { return }
        let pendingSeats = transaction.enqueue(
            SeatStatements.free,
            [.uuids(poolIDs), .int8s(poolIDs.map { Int64(needs.freeSeats[$0] ?? 0) })])
        let pendingHeads = transaction.enqueue(
            AssignmentStatements.heads, [.uuids(poolIDs), .int8(Int64(needs.heads))])
        let existing = try await transaction.query(LicensePoolStatements.existing, [.uuids(poolIDs)])
        let freeSeats = Dictionary(
            grouping: try pendingSeats.rows.map { try $0.decode(UUID.self, Int.self) }, by: \.0)
        let heads = Dictionary(grouping: try pendingHeads.rows.map { try Claim($0) }, by: \.key.poolID)
        for row in existing {
            let id = try row.decode(UUID.self)
            let line = heads[id] ?? []
            ledger.addPool(
                id, freeSeats: (freeSeats[id] ?? []).map(\.1), heads: line, isWholeLine: line.count < needs.heads)
        }
    }

    private func write(_ writes: SeatWrites, in transaction: TenantTransaction) {
        guard !writes.claims.isEmpty else { return }
        transaction.enqueue(AssignmentStatements.write, AssignmentStatements.binds(writing: writes.claims))
        if !writes.seats.isEmpty {
            transaction.enqueue(SeatStatements.write, SeatStatements.binds(writing: writes.seats))
        }
        log.append(writes.events, in: transaction)
    }
}

extension ClaimEvent {
    fileprivate var configurationID: UUID? {
        if case .claim(let configurationID) = effect { configurationID } else { nil }
    }
}
