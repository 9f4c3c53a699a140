/// Where a notification stands.
package enum NotificationState: String, Sendable, Hashable, CaseIterable {
    /// Waits to be sent, or for its digest.
    case queued
    /// The mail server has taken it.
    case sent
    /// Given up: tried for days, or impossible.
    case failed
    /// The mail server refused it for good.
    case bounced
    /// Not sent: the address bounces, or who was to get it wants no mail or is gone.
    case suppressed
}
