import Events
import JobHandlers
import Jobs
import Notifications
import Outbound
import Tenancy

/// What delivers to webhook endpoints, and what people manage them with.
struct WebhookServices: Sendable {
    let endpoints: WebhookEndpointStore
    let deliveries: WebhookDeliveryStore
    private let jobs: WebhookJobs

    init(endpoints: WebhookEndpointStore, jobs: WebhookJobs) {
        self.endpoints = endpoints
        self.jobs = jobs
        deliveries = WebhookDeliveryStore(endpoints: endpoints)
    }

    /// The handlers of every kind of job that has to do with webhooks.
    func handlers(_ services: DomainServices, client: GuardedHTTPClient) -> [any JobHandler] {
        let (tenants, clock) = (services.tenants, services.clock)
        let store = WebhookPassStore(endpoints: endpoints)
        let sender = WebhookSender(client: client, identifiers: .random, clock: clock)
        return [
            DeliverWebhooks(tenants: tenants, store: store, sender: sender, clock: clock),
            AttemptDelivery(tenants: tenants, store: store, sender: sender),
            ReplayEvents(
                tenants: tenants,
                replayer: WebhookReplayer(
                    database: services.database, log: services.events, jobs: jobs, identifiers: .random, clock: clock)),
            PruneDeliveries(
                tenants: tenants, pruner: WebhookPruner(database: services.database, jobs: jobs, clock: clock)),
        ]
    }
}
