package import Jobs
package import Provisioning
package import Tenancy

/// Tells a tenant's listeners which of its connections have become unhealthy or have recovered.
package struct JudgeConnections: JobHandler {
    private static let configurationsAtOnce = 200

    package let kind = JobKind.judgeConnections
    private let tenants: TenantStore
    private let configurations: SCIMConfigurationStore
    private let health: ConnectionHealth

    package init(tenants: TenantStore, configurations: SCIMConfigurationStore, health: ConnectionHealth) {
        self.tenants = tenants
        self.configurations = configurations
        self.health = health
    }

    /// Doing it again tells nothing twice.
    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        var all: [SCIMConfiguration] = []
        repeat {
            let page = try await configurations.page(
                of: tenant, after: all.last?.id, limit: Self.configurationsAtOnce)
            all += page.elements
            if page.next == nil { break }
        } while true
        try await health.tell(all, of: tenant)
    }
}
