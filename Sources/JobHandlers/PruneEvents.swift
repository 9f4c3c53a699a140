package import Events
package import Jobs
package import Licensing
package import Tenancy

/// Forgets a tenant's events when they are old enough and the seats have followed them.
package struct PruneEvents: JobHandler {
    package let kind = JobKind.pruneEvents
    private let tenants: TenantStore
    private let log: EventLog
    private let reconciler: SeatReconciler
    private let age: Duration

    package init(tenants: TenantStore, log: EventLog, reconciler: SeatReconciler, keepingFor age: Duration) {
        self.tenants = tenants
        self.log = log
        self.reconciler = reconciler
        self.age = age
    }

    /// Doing it again forgets nothing more.
    package func perform(_ batch: JobBatch) async throws {
        guard let id = TenantID(batch.tenantID), let tenant = try await tenants.find(id: id) else { return }
        let followed = try await reconciler.position(in: tenant)
        try await log.forget(of: tenant, olderThan: age, upTo: followed)
    }
}
