import AdminAPI
import FoundationEssentials
import JSON
import Notifications
import SCIM
import Tenancy

extension Operator {
    /// Shows the secret; nothing shows it later.
    package func createWebhook(
        of slug: String, url: String, eventTypes: [String], description: String, isOrdered: Bool
    ) async throws -> Report {
        let (endpoint, secret) = try await services.webhooks.endpoints.create(
            WebhookSettings(url: url, description: description, eventTypes: eventTypes, isOrdered: isOrdered),
            for: try await find(slug))
        var json = endpoint.json
        json.append("secret", .string(secret.text))
        return Report(json)
    }

    package func webhooks(of slug: String) async throws -> Report {
        let page = try await services.webhooks.endpoints.page(of: try await find(slug), limit: Self.listLimit)
        return Report(list: page.elements.map(\.json))
    }

    package func testWebhook(_ endpoint: String, of slug: String) async throws -> Report {
        let (tenant, endpoint) = try await webhook(endpoint, of: slug)
        return Report(try await services.webhooks.deliveries.test(endpoint, of: tenant).json)
    }

    /// - Parameters:
    ///   - types: Empty for those of the endpoint.
    ///   - since: RFC 3339.
    package func replayWebhook(
        _ endpoint: String, of slug: String, types: [String], since: String
    ) async throws -> Report {
        guard let moment = SCIMDateTime(parsing: since) else {
            throw OperatorRefusal("--since must be a time such as 2026-11-28T12:00:00Z.")
        }
        let (tenant, endpoint) = try await webhook(endpoint, of: slug)
        let replay = try await services.webhooks.deliveries.replay(
            endpoint, types: types.isEmpty ? endpoint.settings.eventTypes : types,
            since: Date(timeIntervalSince1970: Double(moment.millisecondsSinceEpoch) / 1000), of: tenant)
        return Report(["after_sequence": .integer(replay.after), "through_sequence": .integer(replay.through)])
    }

    private func webhook(_ text: String, of slug: String) async throws -> (Tenant, WebhookEndpoint) {
        let tenant = try await find(slug)
        let id = try identifier(text, of: "webhook endpoint")
        guard let endpoint = try await services.webhooks.endpoints.find(id, of: tenant) else {
            throw NotificationError.endpointNotFound(id)
        }
        return (tenant, endpoint)
    }
}
