import Hummingbird
package import Logging
package import SCIM
package import Tenancy

/// What a SCIM action runs in: a request of which tenant, configuration and credential are settled.
///
/// Only `TenantGate` makes one, after it has verified a credential, so there is no SCIM action without a tenant.
package struct TenantContext: Sendable {
    package let identity: ProvisioningIdentity
    /// The schemas of the tenant.
    package let registry: SchemaRegistry
    package let requestID: String
    /// The public address of the tenant's SCIM endpoint, without a slash at its end.
    package let baseURL: String
    private let web: WebContext

    init(identity: ProvisioningIdentity, registry: SchemaRegistry, baseURL: String, web: WebContext) {
        self.identity = identity
        self.registry = registry
        self.requestID = web.requestID
        self.baseURL = baseURL
        self.web = web
    }

    package var tenant: Tenant { identity.tenant }
    package var notes: RequestNotes { web.notes }
    package var logger: Logger { web.logger }

    /// The text at `{name}` in the path; see `WebContext.pathParameter`.
    package func pathParameter(_ name: String) throws(Failure) -> String {
        try web.pathParameter(name)
    }
}
