import FoundationEssentials

/// When gathered mail is sent.
enum DigestSchedule {
    /// From now to the next full hour, or to the next six o'clock in UTC; never zero.
    static func wait(for period: MailContact.DigestPeriod, from now: Date) -> Duration {
        let second = Int64(max(0, now.timeIntervalSince1970))
        switch period {
        case .hourly: return .seconds(3600 - second % 3600)
        case .daily:
            let since = (second - 6 * 3600) % 86_400
            return .seconds(86_400 - (since < 0 ? since + 86_400 : since))
        }
    }
}
