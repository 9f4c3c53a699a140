import Directory
import FoundationEssentials
import Tenancy
import Web

extension TenantContext {
    /// The configuration whose allowance the request uses.
    var configurationID: UUID { identity.configuration.id }

    /// Who asks, in the directory's terms.
    var provisioner: Provisioner {
        Provisioner(
            tenant: tenant, configurationID: identity.configuration.id, requestID: requestID,
            policy: ProvisioningPolicy(of: identity.configuration), registry: registry)
    }
}
