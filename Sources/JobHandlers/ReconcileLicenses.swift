package import Jobs
package import Licensing
package import Tenancy

/// `licenses.reconcile`: something happened to a person; makes the seats of the tenant follow the log.
///
/// A job names the person, so that writers of different people never wait for each other's; but whatever wakes this, it
/// follows the whole log, in its order.
package struct ReconcileLicenses: JobHandler {
    package let kind = JobKind.reconcileLicenses
    /// A job is only a wake-up: the more of them end together, the better.
    package let batchLimit = 1000
    /// After a long pause or a first import a hundred thousand events may wait; what was followed stays followed.
    package let timeLimit: Duration = .seconds(300)
    /// The seats' history is the event log.
    package let keepsHistory = false

    private let tenants: TenantStore
    private let reconciler: SeatReconciler
    private let jobs: JobQueue

    package init(tenants: TenantStore, reconciler: SeatReconciler, jobs: JobQueue) {
        self.tenants = tenants
        self.reconciler = reconciler
        self.jobs = jobs
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        try await reconciler.reconcile(tenant) { transaction, outcome in
            if let next = ExpireLicenses.next(of: batch.tenantID, after: outcome) {
                jobs.enqueue([next], in: transaction)
            }
            _ = try await batch.complete(in: transaction)
        }
    }
}
