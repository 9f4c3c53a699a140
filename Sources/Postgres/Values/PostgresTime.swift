import FoundationEssentials

/// Postgres counts microseconds from 2000-01-01 UTC, Foundation seconds from 2001-01-01 UTC.
enum PostgresTime {
    private static let secondsBetweenEpochs = 31_622_400.0
    /// 4714-11-24 BC and the year 294276: the ends of `timestamptz` (PostgreSQL documentation, 8.5).
    private static let range: ClosedRange<Int64> = -211_813_488_000_000_000...9_223_371_331_199_999_999

    static func date(microseconds: Int64) -> Date {
        Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000 - secondsBetweenEpochs)
    }

    /// Rounds to the nearest microsecond; nil for what a `timestamptz` cannot hold.
    static func microseconds(_ date: Date) -> Int64? {
        let exact = ((date.timeIntervalSinceReferenceDate + secondsBetweenEpochs) * 1_000_000).rounded()
        guard let microseconds = Int64(exactly: exact), range.contains(microseconds) else { return nil }
        return microseconds
    }
}
