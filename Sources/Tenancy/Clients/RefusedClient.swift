/// That a client gets no access token. Outside it is told no more than ``ClientRefusal`` allows.
package struct RefusedClient: Error, Sendable, Hashable {
    package let reason: ClientRefusal
    /// Whose client it says it is; nil for what is no client of the tenant's. For the provisioning log alone.
    package let identity: ProvisioningIdentity?

    package init(_ reason: ClientRefusal, of identity: ProvisioningIdentity?) {
        self.reason = reason
        self.identity = identity
    }
}
