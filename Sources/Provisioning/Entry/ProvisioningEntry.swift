package import FoundationEssentials

/// One entry of a tenant's provisioning log.
package struct ProvisioningEntry: Sendable, Hashable {
    package let id: UUID
    /// When the request was answered; a moment before it was written down.
    package let time: Date
    package let configurationID: UUID?
    package let credentialID: UUID?
    package let requestID: String
    package let operation: ProvisioningOperation
    package let resourceType: String?
    package let resourceID: UUID?
    package let externalID: String?
    package let name: String?
    package let outcome: ProvisioningOutcome
    package let status: Int
    /// Why it failed; nil for a success.
    package let code: String?
    package let scimType: String?
    package let microseconds: Int
    /// A JSON array of `{"code", "path"}` as text; nil without any.
    package let coercions: String?
    /// A JSON array of `{"path", "old", "new"}` as text; nil without any. See ``ProvisionedChanges``.
    package let changes: String?
    package let detail: String?
}
