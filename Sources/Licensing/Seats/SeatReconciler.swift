package import Events
import FoundationEssentials
package import Postgres
package import Tenancy

/// Makes a tenant's seats follow its event log. Nothing else writes seats and assignments.
///
/// The lock of `seat_cursor` lets one worker at a time decide; it takes up where the last one committed. So it does
/// not matter how often, how late or by how many workers this is called. The cost follows the events, not the pools.
///
/// Everything is decided from the log: who is there, in which groups, under which rules. The switches of SCIM
/// configurations, which stand outside the tenant's schema, become events of rules when the fold notices them.
package struct SeatReconciler: Sendable {
    /// Steps that one transaction follows, and people in one part of an event; an event's own steps are not divided.
    static let stepsAtOnce = 1000

    let database: TenantDatabase
    let log: EventLog
    let stepsAtOnce: Int

    package init(database: TenantDatabase, log: EventLog) {
        self.init(database: database, log: log, stepsAtOnce: Self.stepsAtOnce)
    }

    /// For tests: where transactions begin and end must not matter.
    init(database: TenantDatabase, log: EventLog, stepsAtOnce: Int) {
        self.database = database
        self.log = log
        self.stepsAtOnce = stepsAtOnce
    }

    /// Follows the log to the last event that was committed before the call.
    ///
    /// `complete` runs in the transaction that gets there: what it ends (the jobs that asked for this) ends exactly when
    /// the seats are right.
    package func reconcile(
        _ tenant: Tenant, completing complete: (PostgresTransaction, SeatOutcome) async throws -> Void
    ) async throws {
        try await log.number(of: tenant)
        var isAtEnd = false
        var eventsAtOnce = stepsAtOnce
        while !isAtEnd {
            var hasNoticed = false
            isAtEnd = try await database.transaction(for: tenant) { transaction in
                let fold = SeatFold(log: log, stepsAtOnce: stepsAtOnce, transaction: transaction)
                guard try await fold.follow(&eventsAtOnce) else { return false }
                hasNoticed = try await noticeSwitches(in: transaction)
                guard !hasNoticed else { return false }
                let next = try SeatOutcome(try await transaction.query(AssignmentStatements.nextDue))
                try await complete(transaction.postgres, next)
                return true
            }
            if hasNoticed { try await log.number(of: tenant) }
        }
        log.hintSubscribers(of: EventType.ofLicensing)
    }

    /// Turns switches that are not as the log has them into events; answers whether there were any.
    ///
    /// Under the lock of the cursor and where the log has been followed to its end: a switch that somebody else noticed before
    /// and that has been turned again since would be followed from the older event otherwise.
    private func noticeSwitches(in transaction: TenantTransaction) async throws -> Bool {
        let known = transaction.enqueue(SeatRuleStatements.all)
        let rows = try await transaction.postgres.query(
            SeatRuleStatements.switches, in: nil, [.text(transaction.tenant.id.text)])
        let events = SwitchChanges(
            switches: try rows.map { try $0.decode(UUID.self, UUID.self) },
            known: try known.rows.map { try SeatRule($0) }.filter { $0.source == .auto }
        ).events
        log.append(events, in: transaction)
        return !events.isEmpty
    }
}

extension EventType {
    /// Those that the fold writes.
    static let ofLicensing: Set<EventType> = [
        .licenseAssigned, .licenseWaitlisted, .licensePromoted, .licenseReleased, .licenseRevoked, .licenseGraceStarted,
        .licenseHeld, .licenseRestored, .licensePoolThresholdReached, .licensePoolExhausted, .deletionGuardTripped,
    ]
}
