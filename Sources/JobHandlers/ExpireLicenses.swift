package import Jobs
package import Licensing
package import Tenancy

/// `licenses.expire`: tells of grace that has ended and of seats that were not activated in time.
///
/// ``ReconcileLicenses`` leaves one of these for the next limit, and so does each of these: the limit that it was left for may
/// be gone by then, and nothing else would come for the ones after it. Of a tenant never more than one waits, and one of
/// the hourly round (``StartInEveryTenant``).
package struct ExpireLicenses: JobHandler {
    package let kind = JobKind.expireLicenses
    package let timeLimit: Duration = .seconds(300)
    package let keepsHistory = false

    private let tenants: TenantStore
    private let deadlines: SeatDeadlines
    private let jobs: JobQueue

    package init(tenants: TenantStore, deadlines: SeatDeadlines, jobs: JobQueue) {
        self.tenants = tenants
        self.deadlines = deadlines
        self.jobs = jobs
    }

    /// The job for a tenant's next limit, nil without one. They wait under one key, and the earliest moment stays.
    static func next(of tenantID: String, after outcome: SeatOutcome) -> NewJob? {
        outcome.nextDue.map { NewJob(tenantID: tenantID, kind: .expireLicenses, uniqueKey: "next", delay: $0) }
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        try await deadlines.tell(of: tenant) { transaction, outcome in
            _ = try await batch.complete(in: transaction)
            if let next = Self.next(of: batch.tenantID, after: outcome) { jobs.enqueue([next], in: transaction) }
        }
    }
}
