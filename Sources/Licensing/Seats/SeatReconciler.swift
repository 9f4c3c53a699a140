package import Events
import FoundationEssentials
package import Postgres
package import Tenancy

/// Makes a tenant's seats follow its event log. Nothing else writes seats and assignments.
///
/// The lock of `licensing_cursor` lets one worker at a time decide; it takes up where the last one committed. So it does
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
        try await noticeSwitches(of: tenant)
        try await log.number(of: tenant)
        var isAtEnd = false
        var eventsAtOnce = stepsAtOnce
        while !isAtEnd {
            isAtEnd = try await database.transaction(for: tenant) { transaction in
                let fold = SeatFold(log: log, stepsAtOnce: stepsAtOnce, transaction: transaction)
                let isAtEnd = try await fold.follow(&eventsAtOnce)
                if isAtEnd { try await complete(transaction.postgres, try await outcome(in: transaction)) }
                return isAtEnd
            }
        }
        log.hintSubscribers(of: EventType.ofLicensing)
    }

    private func outcome(in transaction: TenantTransaction) async throws -> SeatOutcome {
        let row = try await transaction.query(AssignmentStatements.nextDue).first
        guard let seconds = try row?.decode(Double.self, at: 0) else { return SeatOutcome(nextDue: nil) }
        return SeatOutcome(nextDue: .milliseconds(Int64(max(0, seconds * 1000).rounded(.up))))
    }

    /// Turns switches that are not as the log has them into events. Two that notice at once tell it twice, which changes
    /// nothing the second time.
    private func noticeSwitches(of tenant: Tenant) async throws {
        let rows = try await database.client.query(
            SeatRuleStatements.switches, in: nil, [.text(tenant.id.text)])
        let known = try await database.query(SeatRuleStatements.all, for: tenant).map { try SeatRule($0) }
        let events = SwitchChanges(
            switches: try rows.map { try $0.decode(UUID.self, UUID.self) }, known: known.filter { $0.source == .auto }
        ).events
        guard !events.isEmpty else { return }
        try await database.transaction(for: tenant) { log.append(events, in: $0) }
    }
}

extension EventType {
    /// Those that the fold writes.
    static let ofLicensing: Set<EventType> = [
        .licenseAssigned, .licenseWaitlisted, .licensePromoted, .licenseReleased, .licenseRevoked, .licenseGraceStarted,
        .licenseHeld, .licenseRestored, .licensePoolThresholdReached, .licensePoolExhausted, .deletionGuardTripped,
    ]
}
