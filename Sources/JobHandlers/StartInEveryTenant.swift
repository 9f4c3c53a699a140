package import Jobs
package import Postgres
package import Tenancy

/// A recurring job of the service that becomes a job of each tenant.
package struct StartInEveryTenant: JobHandler {
    private static let tenantsAtOnce = 1_000

    package let kind: JobKind
    private let each: JobKind
    private let tenants: TenantStore
    private let queue: JobQueue
    private let client: PostgresClient

    package init(_ kind: JobKind, each: JobKind, tenants: TenantStore, queue: JobQueue, client: PostgresClient) {
        self.kind = kind
        self.each = each
        self.tenants = tenants
        self.queue = queue
        self.client = client
    }

    /// Ends with its jobs in one transaction; a tenant that still has last time's gets no second one.
    package func perform(_ batch: JobBatch) async throws {
        try await client.transaction { transaction in
            guard try await !batch.complete(in: transaction).isEmpty else { return }
            var after: TenantID?
            repeat {
                let page = try await tenants.page(after: after, limit: Self.tenantsAtOnce)
                let jobs = page.elements.map { tenant in
                    NewJob(tenantID: tenant.id.text, kind: each, uniqueKey: each.name, priority: 200)
                }
                queue.enqueue(jobs, in: transaction)
                after = page.next
            } while after != nil
        }
    }
}
