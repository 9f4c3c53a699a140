package import FoundationEssentials

/// Gives people a seat of a pool for as long as they belong to its subject.
package struct LicenseRule: Sendable, Hashable {
    package let id: UUID
    package let subject: RuleSubject
    package let poolID: UUID
    /// The smallest wins among the rules for pools of one product; of equals the older one.
    package let priority: Int
    /// Grows by one with every change; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date

    package static let allowedPriorities = 0...10_000
    /// The fold reads all rules of a tenant for every stretch of the log.
    package static let mostRules = 1000

    /// The rule as the fold knows it.
    var seatRule: SeatRule {
        SeatRule(id: id, subject: subject, poolID: poolID, priority: priority, source: .rule)
    }
}
