import FoundationEssentials
import Postgres
import Tenancy

/// What shall be different about a pool; nil leaves as it is.
package struct LicensePoolChange: Sendable, Hashable {
    package var name: String?
    package var seats: Int?
    package var graceHours: Int?
    /// 0 is never.
    package var reclaimDays: Int?
    package var thresholds: [Int]?

    package init(
        name: String? = nil, seats: Int? = nil, graceHours: Int? = nil, reclaimDays: Int? = nil,
        thresholds: [Int]? = nil
    ) {
        self.name = name
        self.seats = seats
        self.graceHours = graceHours
        self.reclaimDays = reclaimDays
        self.thresholds = thresholds
    }

    /// All of a pool that can be changed.
    struct State: Hashable {
        var name: String
        var seats: Int
        var settings: LicensePoolSettings

        init(_ pool: LicensePool) {
            name = pool.name
            seats = pool.seats
            settings = pool.settings
        }

        /// The binds of ``LicensePoolStatements/update``.
        func binds(_ id: UUID, at now: Date) -> [Bind] {
            [
                .uuid(id), .text(name), .text(DisplayName.key(name)), .int4(Int32(seats)),
                .int4(Int32(settings.graceHours)), .int4(settings.reclaimDays.map { Int32($0) }),
                .text(settings.thresholdText), .timestamp(now),
            ]
        }
    }

    /// Throws for what can't be.
    func applied(to pool: LicensePool) throws -> State {
        var changed = State(pool)
        if let name { changed.name = try DisplayName.validated(name) }
        if let seats {
            guard LicensePool.allowedSeats.contains(seats) else {
                throw LicensingError.seatsOutOfRange(seats, allowed: LicensePool.allowedSeats)
            }
            changed.seats = seats
        }
        if let graceHours {
            try LicensingError.check("release_grace_hours", graceHours, LicensePoolSettings.allowedGraceHours)
            changed.settings.graceHours = graceHours
        }
        if let reclaimDays {
            if reclaimDays != 0 {
                try LicensingError.check(
                    "reclaim_unactivated_after_days", reclaimDays, LicensePoolSettings.allowedReclaimDays)
            }
            changed.settings.reclaimDays = reclaimDays == 0 ? nil : reclaimDays
        }
        if let thresholds {
            guard thresholds.count <= LicensePoolSettings.mostThresholds else {
                throw LicensingError.outOfRange("thresholds", 0...LicensePoolSettings.mostThresholds)
            }
            for threshold in thresholds {
                try LicensingError.check("thresholds", threshold, LicensePoolSettings.allowedThresholds)
            }
            changed.settings.thresholds = Set(thresholds).sorted()
        }
        return changed
    }
}
