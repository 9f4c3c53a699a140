package import FoundationEssentials

/// Somebody who may sign in to the console of one tenant.
package struct ConsoleUser: Sendable, Hashable {
    package let id: UUID
    package let tenantID: TenantID
    /// Unique in its tenant, whatever the letter case.
    package let address: String
    package let name: String
    package let role: ConsoleRole
    package let createdAt: Date
    /// Since when nobody signs in as this user, and every session of it is over; nil while it may.
    package let disabledAt: Date?
}
