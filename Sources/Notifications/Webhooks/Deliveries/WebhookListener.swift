package import Events
import FoundationEssentials
package import Jobs
import Postgres
package import Tenancy

/// Makes a delivery of each event for each endpoint that wants it.
package struct WebhookListener: EventListener {
    private let jobs: WebhookJobs
    private let seal: SecretSeal
    private let payloads: WebhookPayloads
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(
        jobs: WebhookJobs, seal: SecretSeal, payloads: WebhookPayloads, identifiers: IdentifierGenerator,
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
        var piece = DeliveryPiece()
        var reached: Set<UUID> = []
        for event in events {
            for endpoint in endpoints {
                let delivery = try delivery(of: event, to: endpoint, of: transaction.tenant, at: now)
                guard let delivery else { continue }
                piece.add(delivery)
                reached.insert(endpoint.id)
                if piece.isFull { try await write(piece.take(), at: now, in: transaction) }
            }
        }
        guard !reached.isEmpty else { return [] }
        try await write(piece.take(), at: now, in: transaction)
        jobs.queue.enqueue(
            jobs.deliver(
                to: endpoints.filter { !$0.settings.isPolled }.map(\.id).filter(reached.contains),
                of: transaction.tenant),
            in: transaction.postgres)
        return [jobs.kinds.deliver]
    }

    /// Nil when the endpoint is not to be told of the event.
    private func delivery(
        of event: Event, to endpoint: WebhookEndpoint, of tenant: Tenant, at now: Date
    ) throws -> NewWebhookDelivery? {
        guard endpoint.sinceSequence < event.sequence, endpoint.settings.wants(event.type) else { return nil }
        let id = identifiers.next(at: now)
        return try payloads.text(of: event, for: endpoint, as: id, of: tenant).map { payload in
            NewWebhookDelivery(
                id: id, endpointID: endpoint.id, eventID: event.id, sequence: event.sequence, type: event.type.rawValue,
                payload: payload)
        }
    }

    /// Waits for the statement, so that no more than one piece is held at a time.
    private func write(
        _ new: [NewWebhookDelivery], at now: Date, in transaction: TenantTransaction
    ) async throws {
        guard !new.isEmpty else { return }
        _ = try await transaction.query(
            WebhookDeliveryStatements.insert, WebhookDeliveryStatements.binds(new) + [.timestamp(now)])
    }
}
