import FoundationEssentials

/// For how long a secret that is replaced stays good beside the new one.
package struct SecretOverlap: Sendable, Hashable {
    /// In seconds: none to seven days.
    package static let range = 0...604_800
    /// One day.
    package static let usual = 86_400

    package let seconds: Int

    /// Throws ``TenancyError/overlapOutOfRange(seconds:allowed:)``.
    package init(seconds: Int = usual) throws(TenancyError) {
        guard Self.range.contains(seconds) else {
            throw .overlapOutOfRange(seconds: seconds, allowed: Self.range)
        }
        self.seconds = seconds
    }

    /// When the old one expires: never later than it would have. Without an overlap it is revoked instead.
    func end(of expiry: Date, at now: Date) -> (expiresAt: Date, revokedAt: Date?) {
        seconds == 0 ? (expiry, now) : (min(expiry, now.addingTimeInterval(Double(seconds))), nil)
    }
}
