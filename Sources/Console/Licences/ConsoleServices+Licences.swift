import AdminAPI
import FoundationEssentials
import Licensing
import Tenancy

extension ConsoleServices {
    /// A page of the licences whose names or products hold the text.
    func licences(
        holding text: String, after: UUID? = nil, limit: Int, of tenant: Tenant
    ) async throws -> Page<LicensePool, UUID> {
        try await Page.passing(
            after: after, limit: limit, id: \.id, where: { $0.name.holds(text) || $0.product.holds(text) }
        ) { try await admin.pools.page(of: tenant, after: $0, limit: $1) }
    }
}
