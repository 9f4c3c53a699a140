package import Jobs
package import Postgres
package import Tenancy

/// `tenants.delete`: drops the tenants whose time of grace is over, with their jobs and the log of what was done in them.
package struct DeleteTenants: JobHandler {
    package let kind = JobKind.deleteTenants
    package let timeLimit: Duration = .seconds(600)
    private static let atOnce = 10

    private let tenants: TenantStore
    private let queue: JobQueue
    private let client: PostgresClient
    private let audit: AuditLog
    private let accessTokens: AccessTokenPruner

    package init(
        tenants: TenantStore, queue: JobQueue, client: PostgresClient, audit: AuditLog, accessTokens: AccessTokenPruner
    ) {
        self.tenants = tenants
        self.queue = queue
        self.client = client
        self.audit = audit
        self.accessTokens = accessTokens
    }

    /// A tenant a transaction: who can't be dropped now, because somebody reads, does not keep the others.
    package func perform(_ batch: JobBatch) async throws {
        var failed: [TenantID] = []
        var failure: (any Error)?
        while case let due = try await tenants.toDelete(limit: Self.atOnce, but: failed), !due.isEmpty {
            for tenant in due {
                do {
                    try await delete(tenant)
                } catch {
                    failed.append(tenant.id)
                    failure = error
                }
            }
        }
        if let failure { throw failure }
    }

    private func delete(_ tenant: Tenant) async throws {
        try await accessTokens.forget(tenant.id)
        try await client.transaction { transaction in
            guard try await tenants.deleteNow(tenant, in: transaction) else { return }
            queue.forget(tenantID: tenant.id.text, in: transaction)
            audit.forget(tenantID: tenant.id, in: transaction)
        }
    }
}
