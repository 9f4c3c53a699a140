package import FoundationEssentials

/// When somebody is told that a secret is about to expire: 30, 14, 7 and 1 days before, and when it has.
package enum ExpiryReminders {
    /// In days before the expiry; 0 is the expiry itself.
    static let steps = [30, 14, 7, 1, 0]

    /// Seconds: a time that went through Postgres and one that was computed anew differ in their last bit.
    private static let rounding: TimeInterval = 1

    /// What is to be told now, and when to look again.
    package struct Outcome: Sendable, Hashable {
        /// The step that is told; nil when nothing is.
        package let step: Int?
        /// Whole days that are left, rounded up; 0 once it has expired.
        package let daysLeft: Int
        /// When the next one is due; nil after the last.
        package let nextAt: Date?
    }

    /// The first reminder of a secret that is made now. What lies before the making is left out: a token for ten days is
    /// not announced to expire in 30.
    package static func first(madeAt now: Date, expiresAt expiry: Date) -> Date? {
        moments(of: expiry).first { $0.at > now }?.at
    }

    /// - Parameter scheduledAt: For when the row had its next reminder. Whoever comes late tells the nearest step alone, and
    ///   nothing at all that was due before that time: such a row was never scheduled, and this begins it.
    package static func outcome(expiresAt expiry: Date, scheduledAt: Date, now: Date) -> Outcome {
        let moments = moments(of: expiry)
        let due = moments.last { $0.at <= now }
        let left = max(0, Int((expiry.timeIntervalSince(now) / 86_400).rounded(.up)))
        return Outcome(
            step: due.flatMap { $0.at >= scheduledAt - Self.rounding ? $0.step : nil }, daysLeft: left,
            nextAt: moments.first { $0.at > now }?.at)
    }

    private static func moments(of expiry: Date) -> [(step: Int, at: Date)] {
        steps.map { ($0, expiry.addingTimeInterval(-Double($0) * 86_400)) }
    }
}
