import Events
import FoundationEssentials
import Jobs
package import Postgres
package import Tenancy

/// Turns events of the past into deliveries.
package struct WebhookReplayer: Sendable {
    static let eventsAtOnce = 1000

    private let database: TenantDatabase
    private let log: EventLog
    private let jobs: WebhookJobs
    private let endpoints: WebhookEndpointStore
    private let payloads: WebhookPayloads
    private let identifiers: IdentifierGenerator
    private let clock: WallClock
    private let eventsAtOnce: Int

    package init(endpoints: WebhookEndpointStore, payloads: WebhookPayloads) {
        self.init(endpoints: endpoints, payloads: payloads, eventsAtOnce: Self.eventsAtOnce)
    }

    /// For tests: how long one step is must not matter.
    init(endpoints: WebhookEndpointStore, payloads: WebhookPayloads, eventsAtOnce: Int) {
        self.eventsAtOnce = eventsAtOnce
        self.endpoints = endpoints
        self.payloads = payloads
        database = endpoints.database
        log = endpoints.log
        jobs = endpoints.jobs
        identifiers = endpoints.identifiers
        clock = endpoints.clock
    }

    /// Replays a stretch of the log and leaves the rest to a job of its own, in the transaction of `complete`: whatever
    /// happens, no more than one stretch is done again, and what was begun anew is left alone then.
    package func replay(
        _ replay: WebhookReplay, of tenant: Tenant,
        completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        guard let endpoint = try await endpoints.find(replay.endpointID, of: tenant) else { return }
        try await database.transaction(for: tenant) { transaction in
            let end = try await step(replay, to: endpoint, after: replay.after, in: transaction)
            if end < replay.through {
                jobs.queue.enqueue([jobs.replay(replay.going(onAfter: end), of: tenant)], in: transaction.postgres)
            }
            try await complete(transaction.postgres)
        }
        jobs.queue.hint([jobs.kinds.deliver, jobs.kinds.replay])
    }

    private func step(
        _ replay: WebhookReplay, to endpoint: WebhookEndpoint, after place: Int64, in transaction: TenantTransaction
    ) async throws -> Int64 {
        let stretch = try await log.stretch(after: place, limit: eventsAtOnce, in: transaction)
        let events = stretch.events.filter { $0.sequence <= replay.through && replay.wants($0.type) }
        let now = clock.now()
        let new = try events.compactMap { event in
            let id = identifiers.next(at: now)
            return try payloads.text(of: event, for: endpoint, as: id, of: transaction.tenant).map { payload in
                NewWebhookDelivery(
                    id: id, endpointID: endpoint.id, eventID: event.id, sequence: event.sequence,
                    type: event.type.rawValue, payload: payload)
            }
        }
        if !new.isEmpty {
            transaction.enqueue(
                WebhookDeliveryStatements.insertOrRestart,
                WebhookDeliveryStatements.binds(new) + [.timestamp(now), .timestamp(replay.requestedAt)])
            jobs.queue.enqueue(
                jobs.deliver(to: [replay.endpointID], of: transaction.tenant), in: transaction.postgres)
        }
        return stretch.reachesEndOfLog ? Int64.max : stretch.end
    }
}
