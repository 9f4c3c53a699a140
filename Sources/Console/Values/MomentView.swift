import FoundationEssentials

/// A moment as pages show it: in UTC, which the script puts into the reader's zone.
struct MomentView: Sendable {
    /// For programs, such as `2026-11-28T22:41:00Z`.
    let machine: String
    /// For people, such as `28 Nov 2026, 22:41 UTC`.
    let text: String
    /// The same with seconds, for what follows each other fast.
    let exact: String

    init(_ date: Date) {
        let style = Date.ISO8601FormatStyle(timeZone: .gmt)
        machine = date.formatted(style)
        let (day, time) = (machine.prefix(10), machine.dropFirst(11).prefix(8))
        let parts = day.split(separator: "-")
        let month = Int(parts.count == 3 ? parts[1] : "").map { Self.months[($0 - 1) % 12] } ?? ""
        let date = parts.count == 3 ? "\(Int(parts[2]) ?? 0) \(month) \(parts[0])" : String(day)
        (text, exact) = ("\(date), \(time.prefix(5)) UTC", "\(date), \(time) UTC")
    }

    /// Nil of nil.
    init?(_ date: Date?) {
        guard let date else { return nil }
        self.init(date)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
