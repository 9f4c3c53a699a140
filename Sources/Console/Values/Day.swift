import FoundationEssentials

/// A day in UTC as date fields send it: `2026-11-28`.
struct Day: Sendable, Equatable {
    /// Its first moment.
    let start: Date

    /// The first moment of the day after.
    var end: Date { start.addingTimeInterval(86_400) }

    /// Nil for what is no day of the calendar.
    init?(_ text: String) {
        let style = Date.ISO8601FormatStyle(timeZone: .gmt)
        guard text.utf8.count == 10, let start = try? Date("\(text)T00:00:00Z", strategy: style),
            // Readers of dates make the 2nd of March of the 30th of February.
            start.formatted(style).hasPrefix("\(text)T")
        else { return nil }
        self.start = start
    }
}
