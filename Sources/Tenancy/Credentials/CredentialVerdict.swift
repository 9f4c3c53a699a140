/// What came of a bearer token.
package enum CredentialVerdict: Sendable, Hashable {
    case accepted(ProvisioningIdentity)
    /// The token is good and its tenant is not served: 403, since the caller has proven who it is.
    case tenantSuspended(ProvisioningIdentity)
    /// 401, always the same.
    case refused(CredentialRefusal)

    /// The caller, when it is admitted.
    package var identity: ProvisioningIdentity? {
        guard case .accepted(let identity) = self else { return nil }
        return identity
    }
}
