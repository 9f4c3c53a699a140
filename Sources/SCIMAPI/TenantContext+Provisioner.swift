import Directory
import FoundationEssentials
import Tenancy
import Web

extension TenantContext {
    /// Whose allowance the request uses: the configuration's, or the person's own.
    var allowanceID: UUID { identity.userID == nil ? identity.configuration.id : identity.credentialID }

    /// Who asks, in the directory's terms.
    var provisioner: Provisioner {
        var policy = ProvisioningPolicy(of: identity.configuration)
        policy.isPerson = identity.userID != nil
        return Provisioner(
            tenant: tenant, configurationID: identity.configuration.id, requestID: requestID,
            policy: policy, registry: registry)
    }
}
