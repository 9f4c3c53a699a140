import FoundationEssentials
import Postgres

extension ConsoleUser {
    /// Reads the columns of ``ConsoleStatements/userColumns``.
    init(_ row: Row) throws(PostgresError) {
        let (id, tenant, address, name, role, createdAt, disabledAt) = try row.decode(
            UUID.self, String.self, String.self, String.self, String.self, Date.self, Date?.self)
        try self.init(
            id: id, tenantID: TenantID(stored: tenant), address: address, name: name, role: ConsoleRole(stored: role),
            createdAt: createdAt, disabledAt: disabledAt)
    }
}
