import Events
package import FoundationEssentials
package import Jobs
import Postgres
package import Tenancy

/// What endpoints were told, and what people ask for about it.
package struct WebhookDeliveryStore: Sendable {
    /// How far back people may ask for deliveries.
    package static let recoverableDays = 14
    /// Rows that one statement begins anew.
    static let restartedAtOnce = 5000

    private let endpoints: WebhookEndpointStore
    private let payloads: WebhookPayloads
    private var database: TenantDatabase { endpoints.database }
    private var jobs: WebhookJobs { endpoints.jobs }
    /// Of the job that ``replay(_:types:since:of:)`` asks for.
    package var replayKind: JobKind { jobs.kinds.replay }

    package init(endpoints: WebhookEndpointStore, payloads: WebhookPayloads) {
        self.endpoints = endpoints
        self.payloads = payloads
    }

    /// Nil when the tenant has no such delivery.
    package func find(_ id: UUID, of tenant: Tenant) async throws -> WebhookDelivery? {
        try await database.query(WebhookDeliveryStatements.find, for: tenant, [.uuid(id)]).first
            .map { try WebhookDelivery($0) }
    }

    /// The last hundred attempts, the newest first.
    package func attempts(of delivery: WebhookDelivery, of tenant: Tenant) async throws -> [WebhookAttempt] {
        try await database.query(WebhookAttemptStatements.list, for: tenant, [.uuid(delivery.id)])
            .map { try WebhookAttempt($0) }
    }

    /// Up to `limit` deliveries to an endpoint, the newest first; also to one that is gone.
    package func page(
        to endpoint: UUID, of tenant: Tenant, in state: WebhookDelivery.State? = nil, before: UUID? = nil,
        limit: Int
    ) async throws -> Page<WebhookDelivery, UUID> {
        let binds: [Bind] = [.uuid(endpoint), .uuid(before ?? .afterAll), .int8(Int64(limit) + 1)]
        let rows =
            if let state {
                try await database.query(
                    WebhookDeliveryStatements.pageInState, for: tenant, binds + [.text(state.rawValue)])
            } else {
                try await database.query(WebhookDeliveryStatements.page, for: tenant, binds)
            }
        return Page(try rows.map { try WebhookDelivery($0) }, limit: limit) { $0.id }
    }

    /// Up to `limit` deliveries to any endpoint, the newest first.
    package func page(
        of tenant: Tenant, in state: WebhookDelivery.State? = nil, before: UUID? = nil, limit: Int
    ) async throws -> Page<WebhookDelivery, UUID> {
        let binds: [Bind] = [.uuid(before ?? .afterAll), .int8(Int64(limit) + 1)]
        let rows =
            if let state {
                try await database.query(
                    WebhookDeliveryStatements.pageOfAllInState, for: tenant, binds + [.text(state.rawValue)])
            } else {
                try await database.query(WebhookDeliveryStatements.pageOfAll, for: tenant, binds)
            }
        return Page(try rows.map { try WebhookDelivery($0) }, limit: limit) { $0.id }
    }

    /// Has one attempt made, at once, with the present secret, whether or not the endpoint is enabled. It counts neither for
    /// the schedule nor for the endpoint's health; if it succeeds the delivery is delivered.
    package func retry(_ id: UUID, of tenant: Tenant) async throws -> WebhookDelivery {
        guard let delivery = try await find(id, of: tenant) else { throw NotificationError.deliveryNotFound(id) }
        guard let endpoint = try await endpoints.find(delivery.endpointID, of: tenant) else {
            throw NotificationError.endpointNotFound(delivery.endpointID)
        }
        guard !endpoint.settings.isPolled else { throw NotificationError.endpointPolled }
        try await database.transaction(for: tenant) { transaction in
            jobs.queue.enqueue([jobs.attempt(id, of: tenant)], in: transaction.postgres)
        }
        jobs.queue.hint([jobs.kinds.attempt])
        return delivery
    }

    /// Sends an event that has not happened, by one attempt like ``retry(_:of:)``.
    ///
    /// Throws ``NotificationError/endpointPolled``.
    package func test(_ endpoint: WebhookEndpoint, of tenant: Tenant) async throws -> WebhookDelivery {
        guard !endpoint.settings.isPolled else { throw NotificationError.endpointPolled }
        let now = endpoints.clock.now()
        let (id, eventID) = (endpoints.identifiers.next(at: now), endpoints.identifiers.next(at: now))
        let type = EventType.webhookEndpointTest.rawValue
        let payload = try payloads.test(of: endpoint, as: id, event: eventID, at: now, of: tenant)
        let delivery = try await database.transaction(for: tenant) { transaction in
            let rows = try await transaction.query(
                WebhookDeliveryStatements.insertTest,
                [
                    .uuid(id), .uuid(endpoint.id), .uuid(eventID), .text(type), .text(payload), .timestamp(now),
                ])
            guard let row = rows.first else { throw PostgresError.decoding("the test was not returned") }
            jobs.queue.enqueue([jobs.attempt(id, of: tenant)], in: transaction.postgres)
            return try WebhookDelivery(row)
        }
        jobs.queue.hint([jobs.kinds.attempt])
        return delivery
    }

    /// Has every failed delivery of the time sent anew, by the whole schedule; answers how many.
    ///
    /// Throws ``NotificationError/sinceOutOfRange(days:)``, ``NotificationError/endpointDisabled``.
    package func recover(
        _ endpoint: WebhookEndpoint, since: Date, until: Date? = nil, of tenant: Tenant
    ) async throws -> Int {
        let end = try checked(endpoint, since, until)
        var count = 0
        var restarted = 0
        repeat {
            restarted = try await database.transaction(for: tenant) { transaction in
                let rows = try await transaction.query(
                    WebhookDeliveryStatements.recover,
                    [
                        .uuid(endpoint.id), .uuid(UUID(before: since)), .uuid(UUID(before: end)),
                        .int8(Int64(Self.restartedAtOnce)),
                    ])
                jobs.queue.enqueue(jobs.deliver(to: [endpoint.id], of: tenant), in: transaction.postgres)
                return rows.affected
            }
            count += restarted
        } while restarted == Self.restartedAtOnce
        jobs.queue.hint([jobs.kinds.deliver])
        return count
    }

    /// Has every event of some types since a moment delivered, those that the endpoint has taken before too.
    ///
    /// Throws what ``recover(_:since:until:of:)`` does and ``NotificationError/eventTypesInvalid(_:)``.
    package func replay(
        _ endpoint: WebhookEndpoint, types: [String], since: Date, of tenant: Tenant
    ) async throws -> WebhookReplay {
        _ = try checked(endpoint, since, nil)
        for (index, text) in types.enumerated() where EventTypePattern(text) == nil {
            throw NotificationError.eventTypesInvalid("types/\(index) must be like user.created, user.* or *")
        }
        try await endpoints.log.number(of: tenant)
        let after = try await endpoints.log.lastSequence(before: since, of: tenant)
        let replay = try await database.transaction(for: tenant) { transaction in
            let replay = WebhookReplay(
                endpointID: endpoint.id, types: types, after: after,
                through: try await endpoints.log.lastSequence(in: transaction), requestedAt: endpoints.clock.now())
            jobs.queue.enqueue([jobs.replay(replay, of: tenant)], in: transaction.postgres)
            return replay
        }
        jobs.queue.hint([jobs.kinds.replay])
        return replay
    }

    private func checked(_ endpoint: WebhookEndpoint, _ since: Date, _ until: Date?) throws(NotificationError) -> Date {
        guard endpoint.state == .enabled else { throw .endpointDisabled }
        let now = endpoints.clock.now()
        let end = until ?? now.addingTimeInterval(60)
        guard since < end, since <= now, now.timeIntervalSince(since) <= Double(Self.recoverableDays) * 86_400 else {
            throw .sinceOutOfRange(days: Self.recoverableDays)
        }
        return end
    }
}
