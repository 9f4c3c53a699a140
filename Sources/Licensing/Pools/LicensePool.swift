package import FoundationEssentials

/// A number of seats of one product that a tenant has bought.
package struct LicensePool: Sendable, Hashable {
    package let id: UUID
    /// Unique in its tenant, whatever the letter case.
    package let name: String
    /// The product's key, such as `sales-navigator`.
    package let product: String
    /// How many seats were bought. After the pool has shrunk more people may have a seat until an administrator decides.
    package let seats: Int
    package let settings: LicensePoolSettings
    /// Grows by one with every change; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date

    /// What `seats` can be.
    package static let allowedSeats = 0...1_000_000
}
