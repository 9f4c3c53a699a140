package import Foundation

/// How often something is done: at every multiple of a period since 1970 in UTC, so that all processes mean the same moments.
package struct Recurrence: Sendable, Hashable {
    /// At least one second.
    let period: Int64
    /// Seconds after the multiple.
    let offset: Int64

    private init(period: Int64, offset: Int64) {
        self.period = max(1, period)
        self.offset = offset
    }

    package static func every(_ period: Duration) -> Recurrence {
        Recurrence(period: period.components.seconds, offset: 0)
    }

    /// Once a day at a time of UTC.
    package static func daily(hour: Int, minute: Int) -> Recurrence {
        Recurrence(period: 86_400, offset: Int64(hour * 3_600 + minute * 60))
    }

    /// The first moment later than `instant`.
    package func next(after instant: Date) -> Date {
        let seconds = Int64(instant.timeIntervalSince1970.rounded(.down)) - offset
        let place = seconds >= 0 ? seconds / period : (seconds - period + 1) / period
        return Date(timeIntervalSince1970: Double((place + 1) * period + offset))
    }
}

extension Recurrence: CustomStringConvertible {
    package var description: String {
        guard period == 86_400 else { return "every \(period) s" }
        let time = [offset / 3_600, offset / 60 % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "every day at \(time) UTC"
    }
}
