import FoundationEssentials
import Postgres

extension Rows {
    /// The ids in the first column, in the order of the rows.
    func identifiers() throws(PostgresError) -> [UUID] {
        var identifiers: [UUID] = []
        identifiers.reserveCapacity(count)
        for row in self { identifiers.append(try row.decode(UUID.self, at: 0)) }
        return identifiers
    }
}
