package import Events
import FoundationEssentials
package import Jobs
import Postgres
package import Tenancy

/// Makes a delivery of each event for each endpoint that wants it.
package struct WebhookListener: EventListener {
    private let jobs: WebhookJobs
    private let seal: WebhookSeal
    private let payloads: WebhookPayloads
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(
        jobs: WebhookJobs, seal: WebhookSeal, payloads: WebhookPayloads, identifiers: IdentifierGenerator,
        clock: WallClock
    ) {
        self.jobs = jobs
        self.seal = seal
        self.payloads = payloads
        self.identifiers = identifiers
        self.clock = clock
    }

    package func hear(_ events: [Event], in transaction: TenantTransaction) async throws -> Set<JobKind> {
        let rows = try await transaction.query(WebhookEndpointStatements.listening)
        let endpoints = try rows.map { try WebhookEndpoint($0, seal: seal) }
        let now = clock.now()
        let new = try deliveries(of: events, to: endpoints, of: transaction.tenant, at: now)
        guard !new.isEmpty else { return [] }
        transaction.enqueue(
            WebhookDeliveryStatements.insert, WebhookDeliveryStatements.binds(new) + [.timestamp(now)])
        let reached = Set(new.map(\.endpointID))
        jobs.queue.enqueue(
            jobs.deliver(
                to: endpoints.filter { !$0.settings.isPolled }.map(\.id).filter(reached.contains),
                of: transaction.tenant),
            in: transaction.postgres)
        return [jobs.kinds.deliver]
    }

    /// Who is told of what; in the order of the log.
    private func deliveries(
        of events: [Event], to endpoints: [WebhookEndpoint], of tenant: Tenant, at now: Date
    ) throws -> [NewWebhookDelivery] {
        var deliveries: [NewWebhookDelivery] = []
        for event in events {
            for endpoint in endpoints
            where endpoint.sinceSequence < event.sequence && endpoint.settings.wants(event.type) {
                let id = identifiers.next(at: now)
                guard let payload = try payloads.text(of: event, for: endpoint, as: id, of: tenant) else { continue }
                deliveries.append(
                    NewWebhookDelivery(
                        id: id, endpointID: endpoint.id, eventID: event.id, sequence: event.sequence,
                        type: event.type.rawValue, payload: payload))
            }
        }
        return deliveries
    }
}
