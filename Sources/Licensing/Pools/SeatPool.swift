import FoundationEssentials

/// A pool as far as the log has been followed, with the sums over its rows.
struct SeatPool: Sendable, Hashable {
    let id: UUID
    let product: String
    /// What was bought.
    var seats: Int
    /// Seats that exist: more than were bought while a pool that has shrunk waits for a decision.
    var rows: Int
    /// Seats that somebody has, in grace too.
    var held: Int
    var inGrace: Int
    var waiting: Int
    /// The highest number that a seat has had.
    var lastNumber: Int
    var settings: LicensePoolSettings
    /// The highest threshold that has been told of.
    var reached: Int
    var isExhausted: Bool

    /// Seats that go as soon as somebody gives them up.
    var overflow: Int { rows - seats }

    /// The highest threshold that the seats held have reached; 0 for none.
    var level: Int {
        guard seats > 0 else { return 0 }
        return settings.thresholds.last { held * 100 >= $0 * seats } ?? 0
    }
}
