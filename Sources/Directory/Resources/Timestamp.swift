import FoundationEssentials

/// Moments as SCIM shows them: RFC 3339 in UTC with milliseconds, to which the service cuts the times that it stores.
enum Timestamp {
    static func text(_ date: Date) -> String {
        let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
        let (days, inDay) = milliseconds.quotientAndRemainder(flooringBy: 86_400_000)
        let (year, month, day) = civil(daysSince1970: days)
        var text = ""
        text.reserveCapacity(24)
        append(year, digits: 4, to: &text)
        text += "-"
        append(month, digits: 2, to: &text)
        text += "-"
        append(day, digits: 2, to: &text)
        text += "T"
        append(inDay / 3_600_000, digits: 2, to: &text)
        text += ":"
        append(inDay / 60_000 % 60, digits: 2, to: &text)
        text += ":"
        append(inDay / 1000 % 60, digits: 2, to: &text)
        text += "."
        append(inDay % 1000, digits: 3, to: &text)
        return text + "Z"
    }

    /// What a stored moment keeps of one that was measured.
    static func stored(_ date: Date) -> Date {
        Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000 + 0.001).rounded(.down) / 1000)
    }

    /// The date in the proleptic Gregorian calendar: years are counted from March, so that the leap day comes last.
    private static func civil(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(flooringBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func append(_ value: Int64, digits: Int, to text: inout String) {
        let plain = String(value)
        for _ in 0..<max(0, digits - plain.utf8.count) { text += "0" }
        text += plain
    }
}

extension Int64 {
    fileprivate func quotientAndRemainder(flooringBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
