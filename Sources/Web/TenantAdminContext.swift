package import Logging
package import Tenancy

/// What an action under one tenant of the admin API runs in: a valid key, and a tenant that it reaches.
package struct TenantAdminContext: Sendable {
    package let tenant: Tenant
    private let admin: AdminContext

    init(tenant: Tenant, admin: AdminContext) {
        self.tenant = tenant
        self.admin = admin
    }

    package var identity: AdminIdentity { admin.identity }
    package var requestID: String { admin.requestID }
    package var baseURL: String { admin.baseURL }
    package var logger: Logger { admin.logger }

    /// The text at `{name}` in the path; see `WebContext.pathParameter`.
    package func pathParameter(_ name: String) throws(Failure) -> String {
        try admin.pathParameter(name)
    }
}
