import Events
import JSON
import Postgres
package import Tenancy

extension WebhookPassStore {
    /// Writes how an attempt of the schedule went: the log, the delivery and the endpoint's health in one transaction.
    ///
    /// - Parameters:
    ///   - wait: Until the next attempt; nil when there is none.
    ///   - health: Nil when it is as before.
    /// - Returns: False when somebody has changed the endpoint since the pass was read. Its health is not touched then: who
    ///   enables an endpoint anew must not find it disabled by failures of before.
    @discardableResult
    package func record(
        _ attempts: [WebhookAttempt], of delivery: WebhookDelivery, wait: Duration?, health: EndpointHealth?,
        notices: [EndpointHealth.Notice], _ pass: WebhookPass, of tenant: Tenant
    ) async throws -> Bool {
        let state: WebhookDelivery.State =
            attempts.last?.hasSucceeded ?? false ? .delivered : wait == nil ? .failed : .pending
        let seconds = state == .pending ? wait.map { Double($0.components.seconds) } : nil
        let isCurrent = try await database.transaction(for: tenant) { transaction in
            for attempt in attempts {
                transaction.enqueue(
                    WebhookAttemptStatements.insert, WebhookAttemptStatements.binds(attempt, of: delivery.id))
            }
            transaction.enqueue(
                WebhookDeliveryStatements.finishAttempt,
                [.uuid(delivery.id), .text(state.rawValue), .double(seconds)])
            guard let health else { return true }
            let noted = try await transaction.query(
                WebhookEndpointStatements.noteHealth,
                WebhookEndpointStatements.binds(pass.endpoint, health: health))
            guard !noted.isEmpty else { return false }
            try await tell(notices, of: pass.endpoint, in: transaction)
            return true
        }
        if isCurrent, !notices.isEmpty { endpoints.log.hintSubscribers() }
        return isCurrent
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
}
