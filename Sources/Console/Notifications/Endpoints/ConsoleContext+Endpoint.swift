import AdminAPI
import FoundationEssentials
import Notifications

extension ConsoleContext {
    /// The tenant's webhook endpoint that the path names at `{endpoint}`.
    func endpoint(in services: ConsoleServices) async throws -> WebhookEndpoint {
        let id = try id("endpoint", of: "webhook endpoint")
        guard let endpoint = try await services.admin.webhookEndpoints.find(id, of: tenant) else {
            throw NotificationError.endpointNotFound(id)
        }
        return endpoint
    }
}

extension WebhookEndpoint {
    var path: String { "/console/notifications/\(id.text)" }

    /// What it is called where one line is enough.
    var shownName: String { settings.isPolled ? "A receiver that polls" : settings.url }

    var shownTypes: String {
        settings.eventTypes == ["*"] ? "every event" : settings.eventTypes.joined(separator: ", ")
    }
}
