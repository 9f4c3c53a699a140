package import FoundationEssentials

/// Which entries are asked for; what is nil does not matter.
package struct ProvisioningFilter: Sendable, Hashable {
    package var configurationID: UUID?
    package var operation: ProvisioningOperation?
    package var resourceType: String?
    package var resourceID: UUID?
    package var outcome: ProvisioningOutcome?
    package var status: Int?
    package var scimType: String?
    package var requestID: String?
    /// Entries that were written down at this moment or later.
    package var since: Date?
    /// Entries that were written down before.
    package var until: Date?
    /// A whole `userName` or `externalId`.
    package var text: String?

    package init() {}
}
