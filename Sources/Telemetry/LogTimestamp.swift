package import Foundation

/// An instant as RFC 3339 text in UTC with milliseconds, such as `2026-11-24T07:03:59.120Z`.
///
/// Written by hand because a formatter costs more than the rest of a log line.
package struct LogTimestamp: Sendable, CustomStringConvertible {
    package let description: String

    package init(_ date: Date) {
        // A Date is a binary fraction: without the microseconds, .120 could be read as .119.
        let milliseconds = Int64(((date.timeIntervalSince1970 * 1e6).rounded() / 1_000).rounded(.down))
        let (days, millisecondOfDay) = Self.divided(milliseconds, by: 86_400_000)
        let (year, month, day) = Self.civil(daysSinceEpoch: days)
        let (secondOfDay, millisecond) = Self.divided(millisecondOfDay, by: 1_000)
        let (hour, minute, second) = (secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
        description =
            Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2) + "T"
            + Self.padded(hour, 2) + ":" + Self.padded(minute, 2) + ":" + Self.padded(second, 2) + "."
            + Self.padded(millisecond, 3) + "Z"
    }

    /// Days since 1970-01-01 to the proleptic Gregorian calendar, counted in eras of 400 years that start in March,
    /// so that the leap day is the last of its year.
    private static func civil(daysSinceEpoch: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = divided(daysSinceEpoch + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Division that rounds towards minus infinity.
    private static func divided(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
