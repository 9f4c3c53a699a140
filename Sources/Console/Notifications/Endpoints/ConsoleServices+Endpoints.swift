import AdminAPI
import Notifications
import Tenancy

extension ConsoleServices {
    /// All webhook endpoints of the tenant in the state, or in any; the domain allows no more than one page of them.
    func endpoints(of tenant: Tenant, in state: WebhookEndpointState?) async throws -> [WebhookEndpoint] {
        try await admin.webhookEndpoints.page(of: tenant, limit: WebhookEndpointStore.most).elements
            .filter { state == nil || $0.state == state }
    }
}
