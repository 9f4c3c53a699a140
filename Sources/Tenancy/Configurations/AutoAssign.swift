package import FoundationEssentials

/// Whether people whom a SCIM configuration provisions get a seat by themselves, and of which pool.
package struct AutoAssign: Sendable, Hashable {
    package let isEnabled: Bool
    /// A licence pool of the same tenant. Kept while switched off, so that switching on again needs no choice.
    package let poolID: UUID?

    package static let off = AutoAssign(isEnabled: false, poolID: nil)

    /// Whoever sets `poolID` checks that the tenant has that pool: no foreign key leaves the tenant's schema.
    package init(isEnabled: Bool, poolID: UUID?) {
        self.isEnabled = isEnabled
        self.poolID = poolID
    }
}
