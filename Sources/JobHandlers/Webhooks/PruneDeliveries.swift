package import Jobs
package import Notifications
package import Tenancy

/// `webhooks.prune`: forgets a tenant's deliveries whose time is over, and looks whether anything is due that no job is for.
package struct PruneDeliveries: JobHandler {
    package let kind = JobKind.pruneDeliveries
    package let timeLimit: Duration = .seconds(300)
    package let keepsHistory = false

    private let tenants: TenantStore
    private let pruner: WebhookPruner

    package init(tenants: TenantStore, pruner: WebhookPruner) {
        self.tenants = tenants
        self.pruner = pruner
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        try await pruner.prune(tenant) { transaction in
            _ = try await batch.complete(in: transaction)
        }
    }
}
