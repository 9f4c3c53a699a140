package import Jobs
package import Provisioning
package import Tenancy

/// Forgets what is too old in a tenant's provisioning log.
package struct PruneProvisioningLog: JobHandler {
    package let kind = JobKind.pruneProvisioningLog
    private let tenants: TenantStore
    private let log: ProvisioningLog
    private let age: Duration

    package init(tenants: TenantStore, log: ProvisioningLog, keepingFor age: Duration) {
        self.tenants = tenants
        self.log = log
        self.age = age
    }

    /// Doing it again forgets nothing more.
    package func perform(_ batch: JobBatch) async throws {
        try await log.forget(of: tenants.servable(batch.tenantID), olderThan: age)
    }
}
