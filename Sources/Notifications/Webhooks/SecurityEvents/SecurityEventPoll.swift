package import FoundationEssentials
import JSON
import Postgres
package import Tenancy

/// How a receiver fetches the tokens of its endpoint (RFC 8936).
package struct SecurityEventPoll: Sendable {
    /// What one request says of tokens it has had, and how many it wants.
    package struct Request: Sendable {
        package var acknowledged: [UUID]
        /// What the receiver could not take, and why (RFC 8936 §2.6).
        package var refused: [UUID: String]
        package var limit: Int

        package init(acknowledged: [UUID], refused: [UUID: String], limit: Int) {
            self.acknowledged = acknowledged
            self.refused = refused
            self.limit = limit
        }
    }

    /// Tokens in one answer.
    package static let most = 100

    private let endpoints: WebhookEndpointStore
    private let passes: WebhookPassStore

    package init(endpoints: WebhookEndpointStore) {
        self.endpoints = endpoints
        passes = WebhookPassStore(endpoints: endpoints)
    }

    /// The endpoint, if the text is a secret of it and it is one that is polled; nil for whatever else.
    package func endpoint(_ id: UUID, knowing secret: String, of tenant: Tenant) async throws -> WebhookEndpoint? {
        guard let endpoint = try await endpoints.find(id, of: tenant), endpoint.settings.isPolled else { return nil }
        do {
            let secrets = try await passes.secrets(of: id, of: tenant)
            return secrets.contains { $0.matches(secret) } ? endpoint : nil
        } catch is WebhookUnreadable {
            // Nobody can know it.
            return nil
        }
    }

    /// Takes what the receiver says of tokens; once more changes nothing.
    package func settle(_ request: Request, of endpoint: WebhookEndpoint, of tenant: Tenant) async throws {
        guard !request.acknowledged.isEmpty || !request.refused.isEmpty else { return }
        let now = endpoints.clock.now()
        try await endpoints.database.transaction(for: tenant) { transaction in
            transaction.enqueue(
                WebhookDeliveryStatements.acknowledge, [.uuid(endpoint.id), .uuids(request.acknowledged)])
            let refused = try await transaction.query(
                WebhookDeliveryStatements.refuse, [.uuid(endpoint.id), .uuids(Array(request.refused.keys))])
            for row in refused {
                let id = try row.decode(UUID.self, at: 0)
                let attempt = WebhookAttempt(
                    id: endpoints.identifiers.next(at: now), isManual: false, startedAt: now, milliseconds: 0,
                    error: request.refused[id])
                transaction.enqueue(WebhookAttemptStatements.insert, WebhookAttemptStatements.binds(attempt, of: id))
            }
        }
    }

    /// Tokens that are not settled, in the order of the log, and whether there are more. They come again until they are.
    package func next(
        _ limit: Int, of endpoint: WebhookEndpoint, of tenant: Tenant
    ) async throws -> (tokens: [WebhookDelivery], hasMore: Bool) {
        let limit = min(max(0, limit), Self.most)
        let rows = try await endpoints.database.query(
            WebhookDeliveryStatements.pending, for: tenant, [.uuid(endpoint.id), .int8(Int64(limit) + 1)])
        return (try rows.prefix(limit).map { try WebhookDelivery($0) }, rows.count > limit)
    }
}
