import Tenancy
import Web

extension TenantAdminContext {
    /// The public address of the tenant's token endpoint.
    var tokenURL: String { "\(baseURL)/t/\(tenant.slug)/oauth2/token" }
}
