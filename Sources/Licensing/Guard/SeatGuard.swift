import FoundationEssentials

/// The guard against mass release as far as the log has been followed.
struct SeatGuard: Sendable, Hashable {
    /// The release that was one too many.
    struct Trip: Sendable, Hashable {
        let sequence: Int64
        let poolID: UUID
        let time: Date
    }

    /// How far back releases are kept: beyond any window.
    static let keptMinutes: Int64 = 3 * 1440

    var settings: ReleaseGuardSettings
    /// Nil while nothing is held.
    var trip: Trip?
    /// Claims that are held.
    var held = 0
    /// Releases that passed, by minutes since 1970.
    var releases: [Int64: Int] = [:]

    static func minute(of time: Date) -> Int64 {
        Int64((time.timeIntervalSince1970 / 60).rounded(.down))
    }

    /// Releases within the window that ends with the minute of `time`.
    func released(at time: Date) -> Int {
        let last = Self.minute(of: time)
        let first = last - Int64(settings.windowMinutes) + 1
        return releases.reduce(0) { (first...last).contains($1.key) ? $0 + $1.value : $0 }
    }

    /// How many may be released in a window, when so many people have a seat and so many had one until it was released.
    func limit(having count: Int, released: Int) -> Int {
        max(settings.minimum, (count + released) * settings.percent / 100)
    }

    mutating func pass(at time: Date) {
        releases[Self.minute(of: time), default: 0] += 1
    }
}
