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
    /// Signs security event tokens.
    let key: SecurityEventKey
    private let payloads: WebhookPayloads

    init(endpoints: WebhookEndpointStore, payloads: WebhookPayloads, key: SecurityEventKey) {
        self.endpoints = endpoints
        self.payloads = payloads
        self.key = key
        deliveries = WebhookDeliveryStore(endpoints: endpoints, payloads: payloads)
    }

    /// The handlers of every kind of job that has to do with webhooks.
    func handlers(_ services: DomainServices, client: GuardedHTTPClient) -> [any JobHandler] {
        let (tenants, clock) = (services.tenants, services.clock)
        let store = WebhookPassStore(endpoints: endpoints)
        let sender = WebhookSender(client: client, identifiers: .random, clock: clock)
        return [
            DeliverWebhooks(tenants: tenants, store: store, sender: sender, clock: clock),
            AttemptDelivery(tenants: tenants, store: store, sender: sender),
            ReplayEvents(tenants: tenants, replayer: WebhookReplayer(endpoints: endpoints, payloads: payloads)),
            PruneDeliveries(tenants: tenants, pruner: WebhookPruner(endpoints: endpoints)),
        ]
    }
}
