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
    let endpoints: WebhookEndpointStore
    var database: TenantDatabase { endpoints.database }
    var jobs: WebhookJobs { endpoints.jobs }

    package init(endpoints: WebhookEndpointStore) {
        self.endpoints = endpoints
    }

    /// Nil when the endpoint is disabled or gone, or another job is at it: ``comeAgain(to:of:completing:)`` then.
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
        return try await pass(over: try WebhookEndpoint(row, seal: endpoints.seal), by: job, of: tenant)
    }

    /// Has another job come when the pass under way must be over. Whoever ends that pass has one come for all that is due; but
    /// a pass that was cancelled is ended by nobody.
    package func comeAgain(
        to endpoint: UUID, of tenant: Tenant, completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        try await database.transaction(for: tenant) { transaction in
            let rows = try await transaction.query(WebhookEndpointStatements.passEnd, [.uuid(endpoint)])
            if let wait = try rows.first?.decode(Double.self, at: 0) {
                jobs.queue.enqueue(
                    jobs.deliver(to: [endpoint], of: tenant, after: .milliseconds(Int(wait * 1000) + 500)),
                    in: transaction.postgres)
            }
            try await complete(transaction.postgres)
        }
    }

    /// The pass with the endpoint as it is now; nil when nothing is to be sent any more, for the endpoint is disabled or gone
    /// or the pass another's.
    package func renew(_ pass: WebhookPass, of tenant: Tenant) async throws -> WebhookPass? {
        let rows = try await database.query(
            WebhookEndpointStatements.renewPass, for: tenant,
            [.uuid(pass.endpoint.id), .int8(pass.job.id), .int4(Int32(clamping: pass.job.attempt))])
        guard let row = rows.first else { return nil }
        let endpoint = try WebhookEndpoint(row, seal: endpoints.seal)
        // Secrets change with the version, but for one that ends by itself.
        if endpoint.version == pass.endpoint.version, endpoint.previousSecretUntil == nil {
            return WebhookPass(endpoint: endpoint, secrets: pass.secrets, job: pass.job)
        }
        return try await self.pass(over: endpoint, by: pass.job, of: tenant)
    }

    /// Throws ``WebhookUnreadable``: without its headers the endpoint would be sent what it must refuse.
    func pass(over endpoint: WebhookEndpoint, by job: Job, of tenant: Tenant) async throws -> WebhookPass {
        guard endpoint.unreadableHeaders == nil else { throw WebhookUnreadable() }
        return WebhookPass(endpoint: endpoint, secrets: try await secrets(of: endpoint.id, of: tenant), job: job)
    }

    /// Those that sign now, the newest first. None when the endpoint is gone. Throws ``WebhookUnreadable``.
    package func secrets(of endpoint: UUID, of tenant: Tenant) async throws -> [WebhookSecret] {
        let rows = try await database.query(WebhookEndpointStatements.secrets, for: tenant, [.uuid(endpoint)])
        guard let row = rows.first else { return [] }
        let (present, previous, until) = try row.decode([UInt8].self, [UInt8]?.self, Date?.self)
        guard let newest = secret(present, of: endpoint) else { throw WebhookUnreadable() }
        guard let previous, let until, endpoints.clock.now() < until else { return [newest] }
        // A new secret is how an endpoint is mended after a change of the secret key: the old one is no hindrance.
        return [newest] + [secret(previous, of: endpoint)].compactMap(\.self)
    }

    private func secret(_ sealed: [UInt8], of endpoint: UUID) -> WebhookSecret? {
        (try? endpoints.seal.open(sealed, of: endpoint)).map { WebhookSecret(bytes: $0) }
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

    /// Ends the pass and arranges the next, in the transaction of `complete`.
    package func end(
        _ pass: WebhookPass, of tenant: Tenant, completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        try await database.transaction(for: tenant) { transaction in
            let ended = try await transaction.query(
                WebhookEndpointStatements.endPass,
                [.uuid(pass.endpoint.id), .int8(pass.job.id), .int4(Int32(clamping: pass.job.attempt))])
            if let row = ended.first {
                let (state, isOrdered, hold) = try row.decode(String.self, Bool.self, Double?.self)
                let statement =
                    isOrdered
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
}
