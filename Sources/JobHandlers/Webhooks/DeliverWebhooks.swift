import FoundationEssentials
import JSON
package import Jobs
package import Notifications
import Postgres
package import Tenancy

/// `webhooks.deliver`: something is due at an endpoint; sends what is, for a time, and arranges the rest.
///
/// One job at a time works on an endpoint, and no endpoint waits for another: a peer that never answers costs one slot of
/// the lane, which has many, for as long as ``budget`` and one attempt last, and less often the longer it is dead.
package struct DeliverWebhooks: JobHandler {
    /// After this no further attempt begins in one run.
    static let budget: Duration = .seconds(20)
    /// How long a run has the endpoint for itself; it ends long before.
    static let lease: Duration = .seconds(90)
    package let kind = JobKind.deliverWebhooks
    package let batchLimit = 1
    package let runsApart = true
    package let timeLimit: Duration = .seconds(60)
    /// The deliveries' own log says more.
    package let keepsHistory = false

    private let tenants: TenantStore
    private let store: WebhookPassStore
    private let sender: WebhookSender
    private let clock: WallClock

    package init(tenants: TenantStore, store: WebhookPassStore, sender: WebhookSender, clock: WallClock) {
        self.tenants = tenants
        self.store = store
        self.sender = sender
        self.clock = clock
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        guard let job = batch.jobs.first,
            let id = job.payload["endpoint"]?.stringValue.flatMap({ UUID(uuidString: $0) })
        else { throw JobError.discard(reason: "the job names no endpoint") }
        guard let pass = try await store.begin(id, by: job, for: Self.lease, of: tenant) else {
            return try await store.comeAgain(to: id, of: tenant) { transaction in
                _ = try await batch.complete(in: transaction)
            }
        }
        // What was taken from a lost worker runs alone in its lane, so it only makes room for a job of no such past.
        if job.rescues == 0 {
            var run = WebhookRun(
                pass: pass, tenant: tenant, store: store, sender: sender, clock: clock,
                end: ContinuousClock.now + Self.budget)
            try await run.work()
        }
        try Task.checkCancellation()
        try await store.end(pass, of: tenant) { transaction in
            _ = try await batch.complete(in: transaction)
        }
    }
}
