package import FoundationEssentials
package import Hummingbird
package import Tenancy

/// Lets in who holds a key that reaches the tenant that the path names at `{tenant}`.
package struct TenantAdminGate: Gate {
    private let keys: AdminGate
    private let tenants: TenantStore

    package init(keys: AdminGate, tenants: TenantStore) {
        self.keys = keys
        self.tenants = tenants
    }

    /// For which a key must be good.
    package var area: AdminScope.Area { keys.area }

    /// - Throws: 404 for a tenant that does not exist and, the same, for one that the key doesn't reach.
    package func admit(_ request: Request, _ context: WebContext) async throws -> TenantAdminContext {
        let admin = try await keys.recognise(request, context)
        let slug = try context.pathParameter("tenant")
        guard let tenant = try await tenants.find(slug: slug), admin.identity.mayReach(tenant) else {
            throw Failure.tenantNotFound
        }
        guard tenant.isServable else { throw Failure.tenantBehind }
        return TenantAdminContext(tenant: tenant, admin: admin)
    }

    package func callerID(of admitted: TenantAdminContext) -> UUID? { admitted.identity.callerID }

    package func tenantID(of admitted: TenantAdminContext) -> TenantID? { admitted.tenant.id }
}
