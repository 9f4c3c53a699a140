package import FoundationEssentials

/// A SCIM client that has proven which configuration of which tenant it is.
package struct ProvisioningIdentity: Sendable, Hashable {
    package let tenant: Tenant
    package let configuration: SCIMConfiguration
    /// The bearer token's, or that of the OAuth client whose access token it is.
    package let credentialID: UUID
    /// The person for whom the credential stands; nil for one that provisions.
    package let userID: UUID?
}
