package import Events
import FoundationEssentials
package import Jobs
import Postgres
package import Tenancy

/// Makes a delivery of each event for each endpoint that wants it.
package struct WebhookListener: EventListener {
    private let jobs: WebhookJobs
    private let seal: WebhookSeal
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(jobs: WebhookJobs, seal: WebhookSeal, identifiers: IdentifierGenerator, clock: WallClock) {
        self.jobs = jobs
        self.seal = seal
        self.identifiers = identifiers
        self.clock = clock
    }

    package func hear(_ events: [Event], in transaction: TenantTransaction) async throws -> Set<JobKind> {
        let rows = try await transaction.query(WebhookEndpointStatements.listening)
        let endpoints = try rows.map { try WebhookEndpoint($0, seal: seal) }
        let now = clock.now()
        let new = Self.deliveries(of: events, to: endpoints, of: transaction.tenant) { identifiers.next(at: now) }
        guard !new.isEmpty else { return [] }
        transaction.enqueue(
            WebhookDeliveryStatements.insert, WebhookDeliveryStatements.binds(new) + [.timestamp(now)])
        let reached = Set(new.map(\.endpointID))
        jobs.queue.enqueue(
            jobs.deliver(to: endpoints.map(\.id).filter(reached.contains), of: transaction.tenant),
            in: transaction.postgres)
        return [jobs.kinds.deliver]
    }

    /// Who is told of what; in the order of the log.
    static func deliveries(
        of events: [Event], to endpoints: [WebhookEndpoint], of tenant: Tenant, nextID: () -> UUID
    ) -> [NewWebhookDelivery] {
        var deliveries: [NewWebhookDelivery] = []
        for event in events {
            let wanting = endpoints.filter { $0.sinceSequence < event.sequence && $0.settings.wants(event.type) }
            guard !wanting.isEmpty else { continue }
            let payload = WebhookPayload(event, of: tenant).text
            deliveries += wanting.map { endpoint in
                NewWebhookDelivery(
                    id: nextID(), endpointID: endpoint.id, eventID: event.id, sequence: event.sequence,
                    type: event.type.rawValue, payload: payload)
            }
        }
        return deliveries
    }
}
