import Notifications
import Web

extension TenantAdminContext {
    /// The webhook endpoint that the path names at `{endpoint}`.
    func endpoint(in endpoints: WebhookEndpointStore) async throws -> WebhookEndpoint {
        let id = try id("endpoint", of: "webhook endpoint")
        guard let endpoint = try await endpoints.find(id, of: tenant) else {
            throw NotificationError.endpointNotFound(id)
        }
        return endpoint
    }
}
