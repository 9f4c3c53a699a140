import FoundationEssentials
import Postgres

/// A group whose row, and with it its memberships, the transaction holds.
struct LockedGroup: Sendable, Hashable {
    let id: UUID
    let configurationID: UUID

    init(_ row: Row) throws(PostgresError) {
        (id, configurationID) = try row.decode(UUID.self, UUID.self)
    }
}
