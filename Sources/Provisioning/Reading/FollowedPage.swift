package import FoundationEssentials

/// What somebody who follows the log is shown at once.
package struct FollowedPage: Sendable {
    package let elements: [ProvisioningEntry]
    /// After which to read on: without a further page everything that has settled was looked at, whether it passed or not,
    /// and is not looked at again.
    package let next: UUID
    /// Whether nothing more has settled yet.
    package let isAtEnd: Bool
}
