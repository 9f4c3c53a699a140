package import Events
package import Jobs
package import Licensing
package import Notifications
package import Tenancy

/// Forgets a tenant's events when they are old enough and both the seats and whoever listens have followed them.
package struct PruneEvents: JobHandler {
    package let kind = JobKind.pruneEvents
    private let tenants: TenantStore
    private let log: EventLog
    private let reconciler: SeatReconciler
    private let listeners: FollowerPosition
    private let age: Duration

    package init(
        tenants: TenantStore, log: EventLog, reconciler: SeatReconciler, listeners: FollowerPosition,
        keepingFor age: Duration
    ) {
        self.tenants = tenants
        self.log = log
        self.reconciler = reconciler
        self.listeners = listeners
        self.age = age
    }

    /// Doing it again forgets nothing more.
    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        var followed = try await reconciler.position(in: tenant)
        if !tenant.listeners.isEmpty { followed = min(followed, try await listeners.sequence(in: tenant)) }
        try await log.forget(of: tenant, olderThan: age, upTo: followed)
    }
}
