import Licensing

/// The seats of one licence, drawn: a bar of what is used, in grace and free, and behind it who waits.
struct SeatsView {
    /// Of the drawing, in its own units.
    static let width = 600.0

    let path: String
    let name: String
    // Numbers with separators between the thousands.
    let seats: String
    let used: String
    let free: String
    let inGrace: String
    let waiting: String
    let overflow: String
    let hasGrace: Bool
    let hasWaiting: Bool
    let hasOverflow: Bool
    let percent: Int
    /// Ends of the parts of the bar, from the left.
    let usedWidth: String
    let graceStart: String
    let graceWidth: String
    let overStart: String
    let overWidth: String
    let waitStart: String
    let waitWidth: String
    let boughtWidth: String

    init(_ pool: LicensePool, _ usage: PoolUsage) {
        path = "/console/licences/\(pool.id.text)"
        name = pool.name
        (seats, used, free) = (Grouped.text(usage.seats), Grouped.text(usage.held), Grouped.text(usage.available))
        (inGrace, waiting) = (Grouped.text(usage.inGrace), Grouped.text(usage.waiting))
        overflow = Grouped.text(usage.overflow)
        (hasGrace, hasWaiting, hasOverflow) = (usage.inGrace > 0, usage.waiting > 0, usage.overflow > 0)
        percent = usage.seats == 0 ? 0 : usage.held * 100 / usage.seats
        // Who waits takes at most as much room as there are seats.
        let whole = Double(max(1, max(usage.seats, usage.held) + min(usage.waiting, max(usage.seats, 1))))
        func length(_ count: Int) -> Double { Self.width * Double(count) / whole }
        let within = usage.held - usage.inGrace - usage.overflow
        usedWidth = Self.text(length(max(0, within)))
        graceStart = usedWidth
        graceWidth = Self.text(length(usage.inGrace))
        overStart = Self.text(length(max(0, within) + usage.inGrace))
        overWidth = Self.text(length(usage.overflow))
        boughtWidth = Self.text(length(max(usage.seats, usage.held)))
        waitStart = Self.text(length(max(usage.seats, usage.held)))
        waitWidth = Self.text(length(min(usage.waiting, max(usage.seats, 1))))
    }

    /// With one digit behind the point.
    private static func text(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
