package import Jobs
package import Notifications
package import Tenancy

/// `mail.prune`: forgets a tenant's notifications whose time is over.
package struct PruneNotifications: JobHandler {
    package let kind = JobKind.pruneNotifications
    package let timeLimit: Duration = .seconds(300)
    package let keepsHistory = false

    private let tenants: TenantStore
    private let pruner: NotificationPruner

    package init(tenants: TenantStore, pruner: NotificationPruner) {
        self.tenants = tenants
        self.pruner = pruner
    }

    package func perform(_ batch: JobBatch) async throws {
        try await pruner.prune(try await tenants.servable(batch.tenantID))
    }
}
