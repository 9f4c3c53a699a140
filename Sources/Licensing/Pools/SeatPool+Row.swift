import FoundationEssentials
import Postgres

extension SeatPool {
    /// Reads the columns of ``SeatPoolStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (id, product, seats, rows, held, inGrace, waiting, last) = try row.decode(
            UUID.self, String.self, Int.self, Int.self, Int.self, Int.self, Int.self, Int.self)
        self.init(
            id: id, product: product, seats: seats, rows: rows, held: held, inGrace: inGrace, waiting: waiting,
            lastNumber: last,
            settings: LicensePoolSettings(
                graceHours: try row.decode(Int.self, at: 8), reclaimDays: try row.decode(Int?.self, at: 9),
                thresholds: LicensePoolSettings.thresholds(in: try row.decode(String.self, at: 10))),
            reached: try row.decode(Int.self, at: 11), isExhausted: try row.decode(Bool.self, at: 12))
    }
}
