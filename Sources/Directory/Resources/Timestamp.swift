import FoundationEssentials
import SCIM

/// Moments as the tables keep them and SCIM shows them: in whole milliseconds.
enum Timestamp {
    static func text(_ date: Date) -> String {
        SCIMDateTime(millisecondsSinceEpoch: Int64((date.timeIntervalSince1970 * 1000).rounded())).description
    }

    /// The moment so many milliseconds after the start of 1970.
    static func date(milliseconds: Double) -> Date {
        Date(timeIntervalSince1970: milliseconds / 1000)
    }

    /// What is kept of a moment that was measured.
    static func stored(_ date: Date) -> Date {
        // A millisecond's own Double lies a little below it as often as above.
        Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000 + 0.001).rounded(.down) / 1000)
    }
}
