import Events
package import FoundationEssentials
import Jobs
import Postgres
package import Tenancy

extension WebhookEndpointStore {
    /// Changes an endpoint; a change that changes nothing writes nothing. Enabled anew, it begins without its failures and
    /// goes on with what was pending.
    ///
    /// `versions` are those that the caller knows, nil for any. Throws ``NotificationError/endpointNotFound(_:)``,
    /// ``NotificationError/endpointChanged`` and what ``WebhookSettings`` may get wrong.
    package func update(
        _ id: UUID, _ change: WebhookSettingsChange, ifVersion versions: Set<Int64>? = nil, of tenant: Tenant
    ) async throws -> WebhookEndpoint {
        let endpoint = try await database.transaction(for: tenant) { transaction in
            let before = try await lock(id, ifVersion: versions, in: transaction)
            let settings = change.applied(to: before.settings)
            let state = change.isEnabled.map { $0 ? WebhookEndpointState.enabled : .disabled } ?? before.state
            let replacesUnreadable = change.headers != nil && before.unreadableHeaders != nil
            guard settings != before.settings || state != before.state || replacesUnreadable else { return before }
            try settings.validate { url in url == before.settings.url ? nil : urlRule(url) }
            let rows = try await transaction.query(
                WebhookEndpointStatements.update,
                [
                    .uuid(id), .text(settings.url), .text(settings.description), .texts(settings.eventTypes),
                    .bool(settings.isOrdered), .int2(Int16(settings.maxConcurrency)),
                    .int4(settings.maxRate.map { Int32($0) }),
                    .bytes(try sealedHeaders(change, settings, of: before)),
                    .text(state.rawValue), .timestamp(clock.now()),
                ])
            if state == .enabled {
                jobs.queue.enqueue(jobs.deliver(to: [id], of: tenant), in: transaction.postgres)
            }
            log.append([event(.webhookEndpointUpdated, id, settings)], in: transaction)
            return try read(rows, id)
        }
        log.hintSubscribers(of: [.webhookEndpointUpdated])
        jobs.queue.hint([jobs.kinds.deliver])
        return endpoint
    }

    /// Takes an endpoint away. What it has been sent can still be read for its time; what is pending is never sent.
    package func delete(_ id: UUID, ifVersion versions: Set<Int64>? = nil, of tenant: Tenant) async throws {
        try await database.transaction(for: tenant) { transaction in
            try await follower.end(in: transaction) {
                let endpoint = try await lock(id, ifVersion: versions, in: transaction)
                transaction.enqueue(WebhookEndpointStatements.delete, [.uuid(id)])
                let left = try await transaction.query(WebhookEndpointStatements.formats)
                    .map { WebhookFormat(rawValue: try $0.decode(String.self, at: 0)) }
                log.append([event(.webhookEndpointDeleted, id, endpoint.settings)], in: transaction)
                var ended: Listeners = left.isEmpty ? .webhooks : []
                if !left.contains(.scimSET) { ended.insert(.securityEvents) }
                return ended
            }
        }
        log.hintSubscribers(of: [.webhookEndpointDeleted])
    }

    /// Gives the endpoint a new secret, which is shown here and never again; for `overlap` hours the present one signs too.
    ///
    /// A secret that an earlier rotation has let go on ends at once.
    package func rotateSecret(
        of id: UUID, overlap: Int, ifVersion versions: Set<Int64>? = nil, for tenant: Tenant
    ) async throws -> (WebhookEndpoint, WebhookSecret) {
        guard Self.allowedOverlap.contains(overlap) else {
            throw NotificationError.overlapOutOfRange(allowed: Self.allowedOverlap)
        }
        let now = clock.now()
        var random = SystemRandomNumberGenerator()
        let secret = WebhookSecret(random: &random)
        let endpoint = try await database.transaction(for: tenant) { transaction in
            let before = try await lock(id, ifVersion: versions, in: transaction)
            let rows = try await transaction.query(
                WebhookEndpointStatements.rotate,
                [
                    .uuid(id), .bytes(try seal.seal(secret.bytes, of: id)),
                    .timestamp(now.addingTimeInterval(Double(overlap) * 3600)), .timestamp(now),
                ])
            log.append([event(.webhookEndpointUpdated, id, before.settings)], in: transaction)
            return try read(rows, id)
        }
        log.hintSubscribers(of: [.webhookEndpointUpdated])
        return (endpoint, secret)
    }

    private func sealedHeaders(
        _ change: WebhookSettingsChange, _ settings: WebhookSettings, of before: WebhookEndpoint
    ) throws -> [UInt8]? {
        if change.headers == nil, let unreadable = before.unreadableHeaders { return unreadable }
        return try settings.headers.sealed(of: before.id, seal: seal)
    }

    private func lock(
        _ id: UUID, ifVersion versions: Set<Int64>?, in transaction: TenantTransaction
    ) async throws -> WebhookEndpoint {
        let rows = try await transaction.query(WebhookEndpointStatements.lock, [.uuid(id)])
        let endpoint = try read(rows, id)
        guard versions?.contains(endpoint.version) ?? true else { throw NotificationError.endpointChanged }
        return endpoint
    }
}
