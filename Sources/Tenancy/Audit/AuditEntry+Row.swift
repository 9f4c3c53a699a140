import FoundationEssentials
import Postgres

extension AuditEntry {
    /// Reads the columns of ``AuditStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (
            id, time, actorID, actorName, requestID, action, tenantID, _, request, before, subject, after, status
        ) = try row.decode(
            UUID.self, Date.self, UUID?.self, String.self, String.self, String.self, String?.self, String?.self,
            String?.self, String?.self, String?.self, String?.self, Int16?.self)
        self.init(
            id: id, time: time, actorID: actorID, actorName: actorName, requestID: requestID, action: action,
            tenantID: tenantID, subject: subject, request: request, before: before, after: after,
            status: status.map(Int.init))
    }
}
