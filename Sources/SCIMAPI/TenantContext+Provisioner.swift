import Directory
import Tenancy
import Web

extension TenantContext {
    /// Who asks, in the directory's terms.
    var provisioner: Provisioner {
        Provisioner(
            tenant: tenant, configurationID: identity.configuration.id, requestID: requestID,
            policy: ProvisioningPolicy(of: identity.configuration))
    }
}
