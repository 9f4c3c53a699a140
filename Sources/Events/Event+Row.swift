import FoundationEssentials
import Postgres

extension Event {
    /// Reads the columns of ``EventStatements/page``.
    init(_ row: Row) throws(PostgresError) {
        let (id, sequence, type, time, subject, data, changes) = try row.decode(
            UUID.self, Int64.self, String.self, Date.self, UUID.self, String.self, String?.self)
        self.init(
            id: id, sequence: sequence, type: EventType(rawValue: type), time: time, subject: subject, data: data,
            changes: changes)
    }
}
