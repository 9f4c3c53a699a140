import Events
import FoundationEssentials
import Jobs
package import Postgres
package import Tenancy

/// Turns events of the past into deliveries.
package struct WebhookReplayer: Sendable {
    static let eventsAtOnce = 500

    private let database: TenantDatabase
    private let log: EventLog
    private let jobs: WebhookJobs
    private let endpoints: WebhookEndpointStore
    private let payloads: WebhookPayloads
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(endpoints: WebhookEndpointStore, payloads: WebhookPayloads) {
        self.endpoints = endpoints
        self.payloads = payloads
        database = endpoints.database
        log = endpoints.log
        jobs = endpoints.jobs
        identifiers = endpoints.identifiers
        clock = endpoints.clock
    }

    /// Done again after a crash, it leaves alone what it has begun anew before.
    package func replay(
        _ replay: WebhookReplay, of tenant: Tenant,
        completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        guard let endpoint = try await endpoints.find(replay.endpointID, of: tenant) else { return }
        var place = replay.after
        var isAtEnd = false
        while !isAtEnd {
            (place, isAtEnd) = try await database.transaction(for: tenant) { transaction in
                let end = try await step(replay, to: endpoint, after: place, in: transaction)
                let isAtEnd = end >= replay.through
                if isAtEnd { try await complete(transaction.postgres) }
                return (end, isAtEnd)
            }
        }
        jobs.queue.hint([jobs.kinds.deliver])
    }

    private func step(
        _ replay: WebhookReplay, to endpoint: WebhookEndpoint, after place: Int64, in transaction: TenantTransaction
    ) async throws -> Int64 {
        let stretch = try await log.stretch(after: place, limit: Self.eventsAtOnce, in: transaction)
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
