package import FoundationEssentials
import JSON
package import Jobs
package import Postgres
package import Tenancy

/// One attempt on a person's wish.
extension WebhookPassStore {
    /// The delivery with its endpoint and secrets; nil when either is gone.
    package func manual(
        _ delivery: UUID, by job: Job, of tenant: Tenant
    ) async throws -> (WebhookDelivery, WebhookPass)? {
        let rows = try await database.query(WebhookDeliveryStatements.find, for: tenant, [.uuid(delivery)])
        guard let row = rows.first else { return nil }
        let delivery = try WebhookDelivery(row)
        guard let endpoint = try await endpoints.find(delivery.endpointID, of: tenant) else { return nil }
        return (delivery, try await pass(over: endpoint, by: job, of: tenant))
    }

    /// Leaves the attempt to a job of no past. A job that was taken from a lost worker runs alone in its lane, so that one
    /// peer that never answers would hold up all the others of that kind.
    ///
    /// - Returns: False when the job is such a second one: what loses every worker must not come again for ever.
    package func startAfresh(
        _ delivery: UUID, by job: Job, of tenant: Tenant,
        completing complete: (PostgresTransaction) async throws -> Void
    ) async throws -> Bool {
        guard job.payload[WebhookJobs.isSecond] == nil else { return false }
        try await database.transaction(for: tenant) { transaction in
            jobs.queue.enqueue([jobs.attempt(delivery, of: tenant, isSecond: true)], in: transaction.postgres)
            try await complete(transaction.postgres)
        }
        jobs.queue.hint([jobs.kinds.attempt])
        return true
    }

    /// Writes how it went; the schedule and the endpoint's health stay as they are.
    package func recordManual(
        _ attempts: [WebhookAttempt], of delivery: WebhookDelivery, of tenant: Tenant,
        completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        try await database.transaction(for: tenant) { transaction in
            for attempt in attempts {
                transaction.enqueue(
                    WebhookAttemptStatements.insert, WebhookAttemptStatements.binds(attempt, of: delivery.id))
            }
            let hasSucceeded = attempts.last?.hasSucceeded ?? false
            transaction.enqueue(
                hasSucceeded ? WebhookDeliveryStatements.succeedManually : WebhookDeliveryStatements.failTest,
                [.uuid(delivery.id)])
            try await complete(transaction.postgres)
        }
    }
}
