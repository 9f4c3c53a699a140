package import Jobs
package import Provisioning
package import Tenancy

/// Forgets what is too old in a tenant's provisioning log, and in the counters beside it.
package struct PruneProvisioningLog: JobHandler {
    package let kind = JobKind.pruneProvisioningLog
    private let tenants: TenantStore
    private let log: ProvisioningLog
    private let health: ConnectionHealth
    private let age: Duration

    package init(
        tenants: TenantStore, log: ProvisioningLog, health: ConnectionHealth, keepingFor age: Duration
    ) {
        self.tenants = tenants
        self.log = log
        self.health = health
        self.age = age
    }

    /// Doing it again forgets nothing more.
    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        try await log.forget(of: tenant, olderThan: age)
        try await health.forget(of: tenant)
    }
}
