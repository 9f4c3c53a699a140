import FoundationEssentials
import Postgres

extension LicensePool {
    /// Reads the columns of ``LicensePoolStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (id, name, product, seats, version, createdAt, updatedAt) = try row.decode(
            UUID.self, String.self, String.self, Int.self, Int64.self, Date.self, Date.self)
        self.init(
            id: id, name: name, product: product, seats: seats,
            settings: LicensePoolSettings(
                graceHours: try row.decode(Int.self, at: 7), reclaimDays: try row.decode(Int?.self, at: 8),
                thresholds: LicensePoolSettings.thresholds(in: try row.decode(String.self, at: 9))),
            version: version, createdAt: createdAt, updatedAt: updatedAt)
    }
}
