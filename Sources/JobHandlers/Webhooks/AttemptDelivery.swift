import FoundationEssentials
import JSON
package import Jobs
package import Notifications
package import Tenancy

/// `webhooks.attempt`: a person wants a delivery to be tried now, once.
package struct AttemptDelivery: JobHandler {
    package let kind = JobKind.attemptDelivery
    package let batchLimit = 1
    package let runsApart = true
    package let timeLimit: Duration = .seconds(45)
    package let keepsHistory = false

    private let tenants: TenantStore
    private let store: WebhookPassStore
    private let sender: WebhookSender

    package init(tenants: TenantStore, store: WebhookPassStore, sender: WebhookSender) {
        self.tenants = tenants
        self.store = store
        self.sender = sender
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        guard let job = batch.jobs.first,
            let id = job.payload["delivery"]?.stringValue.flatMap({ UUID(uuidString: $0) })
        else { throw JobError.discard(reason: "the job names no delivery") }
        if job.rescues > 0 {
            let isLeft = try await store.startAfresh(id, by: job, of: tenant) { transaction in
                _ = try await batch.complete(in: transaction)
            }
            if isLeft { return }
        }
        // Endpoint or delivery may be gone by now.
        guard let (delivery, pass) = try await store.manual(id, by: job, of: tenant) else { return }
        let outcome = await sender.send(delivery, pass, isManual: true)
        guard !outcome.isCancelled else { throw CancellationError() }
        try await store.recordManual(outcome.attempts, of: delivery, of: tenant) { transaction in
            _ = try await batch.complete(in: transaction)
        }
    }
}
