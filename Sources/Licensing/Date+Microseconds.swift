import FoundationEssentials

extension Date {
    /// Whole microseconds since 1970: what a timestamp of Postgres holds.
    var microseconds: Int64 { Int64((timeIntervalSince1970 * 1_000_000).rounded()) }

    init(microseconds: Int64) {
        self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    }
}
