/// An instant as SCIM writes it (RFC 7643 §2.3.5): `2011-05-13T04:42:34.120Z`. Exact to the millisecond.
package struct SCIMDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Since 1970-01-01T00:00:00Z.
    package let millisecondsSinceEpoch: Int64

    package init(millisecondsSinceEpoch: Int64) {
        self.millisecondsSinceEpoch = millisecondsSinceEpoch
    }

    /// Reads an `xsd:dateTime`. A missing time zone counts as UTC; digits beyond the millisecond are cut off.
    package init?(parsing text: String) {
        var reader = Reader(bytes: Array(text.utf8))
        guard let milliseconds = reader.instant() else { return nil }
        millisecondsSinceEpoch = milliseconds
    }

    /// In UTC with milliseconds, 24 characters long; so texts of this century sort as the instants do.
    package var description: String {
        let (days, inDay) = millisecondsSinceEpoch.quotientAndRemainder(flooring: 86_400_000)
        let (year, month, day) = Self.date(daysSinceEpoch: days)
        var text: [UInt8] = []
        text.reserveCapacity(24)
        Self.append(year, digits: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(month, digits: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(day, digits: 2, to: &text)
        text.append(UInt8(ascii: "T"))
        Self.append(inDay / 3_600_000, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(inDay / 60_000 % 60, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(inDay / 1000 % 60, digits: 2, to: &text)
        text.append(UInt8(ascii: "."))
        Self.append(inDay % 1000, digits: 3, to: &text)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    package static func < (left: SCIMDateTime, right: SCIMDateTime) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }

    /// Days from the civil calendar, counted in eras of 400 years that begin on 1 March, so leap days come last.
    fileprivate static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.quotientAndRemainder(flooring: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(daysSinceEpoch: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (daysSinceEpoch + 719_468).quotientAndRemainder(flooring: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func append(_ number: Int64, digits: Int, to text: inout [UInt8]) {
        let letters = String(number).utf8
        for _ in 0..<max(0, digits - letters.count) { text.append(UInt8(ascii: "0")) }
        text.append(contentsOf: letters)
    }
}

extension SCIMDateTime {
    /// Reads the parts of an `xsd:dateTime` from left to right.
    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func instant() -> Int64? {
            guard let year = number(4), step("-"), let month = number(2), step("-"), let day = number(2),
                step("T") || step("t"),
                let hour = number(2), step(":"), let minute = number(2), step(":"), let second = number(2),
                let fraction = milliseconds(), let offset = offsetInMinutes(), position == bytes.count,
                (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year),
                hour <= 23, minute <= 59, second <= 60
            else { return nil }
            let days = SCIMDateTime.daysSinceEpoch(year: year, month: month, day: day)
            return ((days * 24 + hour) * 60 + minute - offset) * 60_000 + second * 1000 + fraction
        }

        private mutating func milliseconds() -> Int64? {
            guard step(".") else { return 0 }
            var value: Int64 = 0
            var count = 0
            while let digit = digit() {
                if count < 3 { value = value * 10 + digit }
                count += 1
            }
            guard count > 0 else { return nil }
            for _ in 0..<max(0, 3 - count) { value *= 10 }
            return value
        }

        private mutating func offsetInMinutes() -> Int64? {
            if position == bytes.count || step("Z") || step("z") { return 0 }
            let sign: Int64 = step("-") ? -1 : step("+") ? 1 : 0
            guard sign != 0, let hours = number(2), step(":"), let minutes = number(2), hours <= 14, minutes <= 59
            else { return nil }
            return sign * (hours * 60 + minutes)
        }

        private mutating func number(_ count: Int) -> Int64? {
            var value: Int64 = 0
            for _ in 0..<count {
                guard let digit = digit() else { return nil }
                value = value * 10 + digit
            }
            return value
        }

        private mutating func digit() -> Int64? {
            guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
            position += 1
            return Int64(bytes[position - 1]) - 0x30
        }

        private mutating func step(_ letter: Unicode.Scalar) -> Bool {
            guard position < bytes.count, bytes[position] == UInt8(ascii: letter) else { return false }
            position += 1
            return true
        }

        private static func days(in month: Int64, of year: Int64) -> Int64 {
            switch month {
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }
    }
}

extension Int64 {
    /// Division that rounds towards negative infinity.
    fileprivate func quotientAndRemainder(flooring divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
