package import Foundation

/// A recurring job as operators see it.
package struct ScheduleRecord: Sendable, Hashable {
    package let name: String
    /// Such as `every day at 03:15 UTC`.
    package let recurrence: String
    package let nextAt: Date
    package let lastAt: Date?
    package let pausedAt: Date?
}
