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
    /// Grows by one with every change; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date
}
