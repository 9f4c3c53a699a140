import Events
import FoundationEssentials
import Jobs
package import Postgres
package import Tenancy

/// Forgets deliveries of a tenant when their time is over.
package struct WebhookPruner: Sendable {
    package static let keptDays = 30
    static let rowsAtOnce = 2000

    private let database: TenantDatabase
    private let jobs: WebhookJobs
    private let clock: WallClock

    package init(endpoints: WebhookEndpointStore) {
        database = endpoints.database
        jobs = endpoints.jobs
        clock = endpoints.clock
    }

    /// A piece at a time.
    package func prune(
        _ tenant: Tenant, completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        let bound = UUID(before: clock.now().addingTimeInterval(-Double(Self.keptDays) * 86_400))
        let binds: [Bind] = [.uuid(bound), .int8(Int64(Self.rowsAtOnce))]
        for statement in [WebhookAttemptStatements.prune, WebhookDeliveryStatements.prune] {
            while try await database.query(statement, for: tenant, binds).affected == Self.rowsAtOnce {
                try Task.checkCancellation()
            }
        }
        try await database.transaction(for: tenant) { transaction in
            // Should a job have been discarded by hand, what it would have sent goes on here.
            let listening = try await transaction.query(WebhookEndpointStatements.listening)
            jobs.queue.enqueue(
                jobs.deliver(to: try listening.map { try $0.decode(UUID.self, at: 0) }, of: tenant),
                in: transaction.postgres)
            try await complete(transaction.postgres)
        }
    }
}
