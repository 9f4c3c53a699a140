import FoundationEssentials
import Postgres

extension LicensePool {
    /// Reads the columns of ``LicensePoolStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (id, name, product, seats, version, createdAt, updatedAt) = try row.decode(
            UUID.self, String.self, String.self, Int.self, Int64.self, Date.self, Date.self)
        self.init(
            id: id, name: name, product: product, seats: seats, version: version, createdAt: createdAt,
            updatedAt: updatedAt)
    }
}
