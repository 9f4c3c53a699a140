package import FoundationEssentials
import Postgres
package import Tenancy

extension EventLog {
    /// Up to `limit` events about one subject that are kept, the newest first, before the sequence given (nil: from the end).
    package func page(
        about subject: UUID, of tenant: Tenant, before sequence: Int64? = nil, limit: Int
    ) async throws -> [Event] {
        try await number(of: tenant)
        let rows = try await database.query(
            EventStatements.about, for: tenant,
            [.uuid(subject), .int8(sequence ?? .max), .int8(Int64(limit))])
        return try rows.map { try Event($0) }
    }
}
