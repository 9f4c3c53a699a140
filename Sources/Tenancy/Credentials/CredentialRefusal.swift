/// Why a bearer token was refused: for the provisioning log alone. The answer outside is the same for all.
package enum CredentialRefusal: String, Sendable, Hashable, CaseIterable {
    /// Not the form of a token, or mistyped; the database was not asked.
    case malformed
    case unknown
    /// Good, but for another tenant than the one in the URL.
    case otherTenant = "other_tenant"
    case revoked
    case expired
    case configurationDisabled = "configuration_disabled"
}
