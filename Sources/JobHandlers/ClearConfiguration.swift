package import Directory
package import Jobs
package import Licensing
package import Provisioning
package import Tenancy

/// `scim_configurations.clear`: ends what hangs on a deleted SCIM configuration, its licence rules and its connection, and
/// does with its people what was asked.
package struct ClearConfiguration: JobHandler {
    package let kind = JobKind.clearConfiguration
    package let batchLimit = 1
    package let timeLimit: Duration = .seconds(120)
    /// After this the job goes to the end of the queue, and goes on from where it stands.
    private static let stretch: Duration = .seconds(30)

    private let tenants: TenantStore
    private let rules: LicenseRuleStore
    private let health: ConnectionHealth
    private let resources: FormerResources

    package init(
        tenants: TenantStore, rules: LicenseRuleStore, health: ConnectionHealth, resources: FormerResources
    ) {
        self.tenants = tenants
        self.rules = rules
        self.health = health
        self.resources = resources
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        guard let job = batch.jobs.first, let former = FormerConfiguration(job.payload) else {
            throw JobError.discard(reason: "the job does not say which configuration is gone")
        }
        let start = ContinuousClock.now
        try await rules.delete(about: former.id, of: tenant)
        try await health.forget(former.id, of: tenant)
        let isDone = try await resources.settle(former, of: tenant) { start.duration(to: .now) < Self.stretch }
        guard isDone else { throw JobError.postpone(by: .zero) }
    }
}
