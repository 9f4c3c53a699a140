import FoundationEssentials
import Postgres

extension SeatGuard {
    /// Reads the columns of ``SeatGuardStatements/read``.
    init(_ row: Row) throws(PostgresError) {
        let (isEnabled, minimum, percent, window, sequence, pool, time) = try row.decode(
            Bool.self, Int.self, Int.self, Int.self, Int64?.self, UUID?.self, Date?.self)
        var trip: Trip?
        if let sequence, let pool, let time { trip = Trip(sequence: sequence, poolID: pool, time: time) }
        self.init(
            settings: ReleaseGuardSettings(
                isEnabled: isEnabled, minimum: minimum, percent: percent, windowMinutes: window),
            trip: trip, held: try row.decode(Int.self, at: 7))
    }

    /// The binds of ``SeatGuardStatements/write``.
    var binds: [Bind] {
        [
            .bool(settings.isEnabled), .int4(Int32(settings.minimum)), .int4(Int32(settings.percent)),
            .int4(Int32(settings.windowMinutes)), .int8(trip?.sequence), .uuid(trip?.poolID), .timestamp(trip?.time),
            .int4(Int32(held)),
        ]
    }
}
