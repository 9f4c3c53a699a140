package import FoundationEssentials

/// The guard of a tenant as it is shown.
package struct GuardState: Sendable, Hashable {
    package let settings: ReleaseGuardSettings
    /// Grows by one with every change of the settings; the ETag.
    package let version: Int64
    /// When one release was too many; nil while nothing is held.
    package let trippedAt: Date?
    /// The event whose release that was.
    package let trippedSequence: Int64?
    package let trippedPoolID: UUID?
    /// Seats that are held.
    package let held: Int
}
