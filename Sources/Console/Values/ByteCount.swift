/// Amounts of data as people read them: 812 MB.
enum ByteCount {
    private static let units = ["kB", "MB", "GB", "TB", "PB"]

    static func text(_ bytes: Int64) -> String {
        guard bytes >= 1_000 else { return "\(max(0, bytes)) bytes" }
        var (value, unit) = (Double(bytes) / 1_000, 0)
        // What would be written as 1,000 belongs to the next unit.
        while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1_000, unit + 1) }
        let tenths = Int((value * 10).rounded())
        return (tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : Grouped.text(Int(value.rounded()))) + " \(units[unit])"
    }
}
