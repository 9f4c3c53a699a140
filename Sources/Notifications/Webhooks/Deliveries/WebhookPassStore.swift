import Events
package import FoundationEssentials
import JSON
package import Jobs
package import Postgres
package import Tenancy

/// The rows behind the work on one endpoint's deliveries.
///
/// One job at a time works on an endpoint: its row says which, and for how long. What the job does outside happens between
/// transactions; each result is written as it comes, guarded by the delivery's state.
package struct WebhookPassStore: Sendable {
    private let endpoints: WebhookEndpointStore
    private var database: TenantDatabase { endpoints.database }
    private var jobs: WebhookJobs { endpoints.jobs }

    package init(endpoints: WebhookEndpointStore) {
        self.endpoints = endpoints
    }

    /// Nil when the endpoint is disabled or gone, or another job is at it and will see what is due.
    package func begin(
        _ endpoint: UUID, by job: Job, for lease: Duration, of tenant: Tenant
    ) async throws -> WebhookPass? {
        let rows = try await database.query(
            WebhookEndpointStatements.beginPass, for: tenant,
            [
                .uuid(endpoint), .int8(job.id), .int4(Int32(clamping: job.attempt)),
                .double(Double(lease.components.seconds)),
            ])
        guard let row = rows.first else { return nil }
        let found = try WebhookEndpoint(row, seal: endpoints.seal)
        return WebhookPass(endpoint: found, secrets: try await secrets(of: endpoint, of: tenant), job: job)
    }

    /// Those that sign now, the newest first. None when the endpoint is gone.
    package func secrets(of endpoint: UUID, of tenant: Tenant) async throws -> [WebhookSecret] {
        let rows = try await database.query(WebhookEndpointStatements.secrets, for: tenant, [.uuid(endpoint)])
        guard let row = rows.first else { return [] }
        let (present, previous, until) = try row.decode([UInt8].self, [UInt8]?.self, Date?.self)
        var sealed = [present]
        if let previous, let until, endpoints.clock.now() < until { sealed.append(previous) }
        return try sealed.map { WebhookSecret(bytes: try endpoints.seal.open($0, of: endpoint)) }
    }

    /// Up to `limit` deliveries whose time has come; of an endpoint in order only the first, if its time has.
    package func due(_ pass: WebhookPass, limit: Int, of tenant: Tenant) async throws -> [WebhookDelivery] {
        let rows =
            if pass.endpoint.settings.isOrdered {
                try await database.query(
                    WebhookDeliveryStatements.dueInOrder, for: tenant, [.uuid(pass.endpoint.id)])
            } else {
                try await database.query(
                    WebhookDeliveryStatements.due, for: tenant, [.uuid(pass.endpoint.id), .int8(Int64(limit))])
            }
        return try rows.map { try WebhookDelivery($0) }
    }

    /// Writes how an attempt of the schedule went: the log, the delivery and the endpoint's health in one transaction.
    ///
    /// - Parameters:
    ///   - wait: Until the next attempt; nil when there is none.
    ///   - health: Nil when it is as before.
    package func record(
        _ attempts: [WebhookAttempt], of delivery: WebhookDelivery, wait: Duration?, health: EndpointHealth?,
        notices: [EndpointHealth.Notice], _ pass: WebhookPass, of tenant: Tenant
    ) async throws {
        let state: WebhookDelivery.State =
            attempts.last?.hasSucceeded ?? false ? .delivered : wait == nil ? .failed : .pending
        let seconds = state == .pending ? wait.map { Double($0.components.seconds) } : nil
        try await database.transaction(for: tenant) { transaction in
            for attempt in attempts {
                transaction.enqueue(
                    WebhookAttemptStatements.insert, WebhookAttemptStatements.binds(attempt, of: delivery.id))
            }
            transaction.enqueue(
                WebhookDeliveryStatements.finishAttempt,
                [.uuid(delivery.id), .text(state.rawValue), .double(seconds)])
            if let health {
                transaction.enqueue(
                    WebhookEndpointStatements.noteHealth,
                    WebhookEndpointStatements.binds(pass.endpoint.id, health: health))
            }
            try await tell(notices, of: pass.endpoint, in: transaction)
        }
        if !notices.isEmpty { endpoints.log.hintSubscribers() }
    }

    private func tell(
        _ notices: [EndpointHealth.Notice], of endpoint: WebhookEndpoint, in transaction: TenantTransaction
    ) async throws {
        for notice in notices {
            switch notice {
            case .warning(let hours):
                endpoints.log.append(
                    [
                        NewEvent(
                            type: .webhookEndpointWarning, subject: endpoint.id, data: ["hours": .integer(Int64(hours))]
                        )
                    ],
                    in: transaction)
            case .disabled(let reason):
                let rows = try await transaction.query(
                    WebhookEndpointStatements.disable,
                    [.uuid(endpoint.id), .text(reason.rawValue), .timestamp(endpoints.clock.now())])
                guard !rows.isEmpty else { continue }
                endpoints.log.append(
                    [
                        NewEvent(
                            type: .webhookEndpointDisabled, subject: endpoint.id,
                            data: ["reason": .string(reason.rawValue)])
                    ], in: transaction)
            }
        }
    }

    /// Ends the pass and arranges the next, in the transaction of `complete`.
    package func end(
        _ pass: WebhookPass, of tenant: Tenant, completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        try await database.transaction(for: tenant) { transaction in
            let ended = try await transaction.query(
                WebhookEndpointStatements.endPass,
                [.uuid(pass.endpoint.id), .int8(pass.job.id), .int4(Int32(clamping: pass.job.attempt))])
            if let row = ended.first {
                let (state, hold) = try row.decode(String.self, Double?.self)
                let statement =
                    pass.endpoint.settings.isOrdered
                    ? WebhookDeliveryStatements.nextDueInOrder : WebhookDeliveryStatements.nextDue
                let next = try await transaction.query(statement, [.uuid(pass.endpoint.id)])
                if state == WebhookEndpointState.enabled.rawValue, !pass.endpoint.settings.isPolled,
                    let wait = try next.first?.decode(Double.self, at: 0)
                {
                    jobs.queue.enqueue(
                        jobs.deliver(
                            to: [pass.endpoint.id], of: tenant, after: .milliseconds(Int(max(wait, hold ?? 0) * 1000))),
                        in: transaction.postgres)
                }
            }
            try await complete(transaction.postgres)
        }
    }

    // MARK: One attempt on a person's wish

    /// The delivery with its endpoint and secrets; nil when either is gone.
    package func manual(
        _ delivery: UUID, by job: Job, of tenant: Tenant
    ) async throws -> (WebhookDelivery, WebhookPass)? {
        let rows = try await database.query(WebhookDeliveryStatements.find, for: tenant, [.uuid(delivery)])
        guard let row = rows.first else { return nil }
        let delivery = try WebhookDelivery(row)
        guard let endpoint = try await endpoints.find(delivery.endpointID, of: tenant) else { return nil }
        let secrets = try await secrets(of: endpoint.id, of: tenant)
        return (delivery, WebhookPass(endpoint: endpoint, secrets: secrets, job: job))
    }

    /// Writes how it went; the schedule and the endpoint's health stay as they are.
    package func recordManual(
        _ attempts: [WebhookAttempt], of delivery: WebhookDelivery, of tenant: Tenant,
        completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        try await database.transaction(for: tenant) { transaction in
            for attempt in attempts {
                transaction.enqueue(
                    WebhookAttemptStatements.insert, WebhookAttemptStatements.binds(attempt, of: delivery.id))
            }
            let hasSucceeded = attempts.last?.hasSucceeded ?? false
            transaction.enqueue(
                hasSucceeded ? WebhookDeliveryStatements.succeedManually : WebhookDeliveryStatements.failTest,
                [.uuid(delivery.id)])
            try await complete(transaction.postgres)
        }
    }
}
