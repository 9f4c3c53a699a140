package import Events
package import Tenancy

/// Everything that is asked and changed about a tenant's licences besides its pools and the list of assignments.
package struct LicenseStores: Sendable {
    package let rules: LicenseRuleStore
    package let requests: AssignmentRequests
    package let guardian: ReleaseGuardStore
    package let history: AssignmentHistory
    package let explanations: ExplanationStore
    package let rehearsal: SeatRehearsal

    package init(database: TenantDatabase, log: EventLog, identifiers: IdentifierGenerator, clock: WallClock) {
        rules = LicenseRuleStore(database: database, log: log, identifiers: identifiers, clock: clock)
        requests = AssignmentRequests(database: database, log: log)
        guardian = ReleaseGuardStore(database: database, log: log)
        history = AssignmentHistory(database: database)
        explanations = ExplanationStore(database: database)
        rehearsal = SeatRehearsal(database: database, log: log, clock: clock)
    }
}
