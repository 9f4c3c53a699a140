package import Jobs
package import Licensing
package import Tenancy

/// `licenses.expire`: tells of grace that has ended and of seats that were not activated in time.
///
/// ``ReconcileLicenses`` leaves one of these for the next limit, and there is never more than one of a tenant waiting.
package struct ExpireLicenses: JobHandler {
    package let kind = JobKind.expireLicenses
    package let timeLimit: Duration = .seconds(300)
    package let keepsHistory = false
    /// All jobs of a tenant wait under this key; only who holds the lock of its seats enqueues one.
    static let uniqueKey = "next"

    private let tenants: TenantStore
    private let deadlines: SeatDeadlines

    package init(tenants: TenantStore, deadlines: SeatDeadlines) {
        self.tenants = tenants
        self.deadlines = deadlines
    }

    package func perform(_ batch: JobBatch) async throws {
        guard let id = TenantID(batch.tenantID), let tenant = try await tenants.find(id: id) else {
            throw JobError.discard(reason: "the tenant does not exist")
        }
        guard tenant.isServable else { throw JobError.postpone(by: .seconds(30)) }
        // Each event that this writes wakes the fold, which leaves the job for the next limit.
        try await deadlines.tell(of: tenant)
    }
}
