package import FoundationEssentials

/// A named connection of one identity provider to a tenant.
package struct SCIMConfiguration: Sendable, Hashable {
    package let id: UUID
    package let tenantID: TenantID
    /// Unique in its tenant, whatever the letter case.
    package let name: String
    package let idp: IdentityProvider
    package let state: ConfigurationState
    package let autoAssign: AutoAssign
    /// Whether requests are held to the letter of the RFCs, all leniencies that deviate from it switched off.
    package let isStrict: Bool
    /// Whether its groups may have a name that another group has.
    package let allowsDuplicateGroupNames: Bool
    /// Whether the people whom it provisions are welcomed by mail.
    package let sendsWelcomeMail: Bool
    /// Grows by one with every change; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date
}
