package import FoundationEssentials
package import SCIM
package import Tenancy

/// Who asks: the tenant and the SCIM configuration that a credential has proven, and the request for the logs.
package struct Provisioner: Sendable {
    package let tenant: Tenant
    /// The configuration whose externalIds are read and written (RFC 7643 §3.1).
    package let configurationID: UUID
    package let requestID: String
    package let policy: ProvisioningPolicy
    /// The schemas of the tenant.
    package let registry: SchemaRegistry

    package init(
        tenant: Tenant, configurationID: UUID, requestID: String, policy: ProvisioningPolicy = .standard,
        registry: SchemaRegistry = .standard
    ) {
        self.tenant = tenant
        self.configurationID = configurationID
        self.requestID = requestID
        self.policy = policy
        self.registry = registry
    }
}
