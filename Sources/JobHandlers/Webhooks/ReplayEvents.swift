package import Jobs
package import Notifications
package import Tenancy

/// `webhooks.replay`: a person wants events of the past to be delivered to an endpoint.
package struct ReplayEvents: JobHandler {
    package let kind = JobKind.replayEvents
    package let batchLimit = 1
    package let timeLimit: Duration = .seconds(300)

    private let tenants: TenantStore
    private let replayer: WebhookReplayer

    package init(tenants: TenantStore, replayer: WebhookReplayer) {
        self.tenants = tenants
        self.replayer = replayer
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        guard let job = batch.jobs.first, let replay = WebhookReplay(job.payload) else {
            throw JobError.discard(reason: "the job does not say what to replay")
        }
        try await replayer.replay(replay, of: tenant) { transaction in
            // Whoever holds the job by now goes on, and nobody else.
            guard try await !batch.complete(in: transaction).isEmpty else { throw JobError.postpone(by: .zero) }
        }
    }
}
