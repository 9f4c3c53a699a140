import AdminAPI
import Licensing
import Tenancy

extension ConsoleServices {
    /// The tenant's licence pools. A tenant has some, not thousands; the first 200 are shown.
    func pools(of tenant: Tenant) async throws -> [LicensePool] {
        try await admin.pools.page(of: tenant, limit: 200).elements
    }
}
