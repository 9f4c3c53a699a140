import AdminAPI
import FoundationEssentials
import Notifications
import Tenancy
import Web

extension ConsoleServices {
    /// A page of the tenant's deliveries that pass the filter, the newest first.
    func deliveries(
        _ filter: DeliveriesFilter, of tenant: Tenant, before: UUID?, limit: Int
    ) async throws -> Page<WebhookDelivery, UUID> {
        guard tenant.isServable else { throw Failure.tenantBehind }
        guard let endpoint = filter.endpoint else {
            return try await admin.deliveries.page(of: tenant, in: filter.state, before: before, limit: limit)
        }
        return try await admin.deliveries.page(
            to: endpoint, of: tenant, in: filter.state, before: before, limit: limit)
    }
}
