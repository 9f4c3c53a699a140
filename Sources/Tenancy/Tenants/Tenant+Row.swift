import FoundationEssentials
import Postgres

extension Tenant {
    /// Reads the columns of ``TenantStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (id, slug, name, state, schemaVersion, schemaRevision, listeners, version, createdAt, updatedAt, deleteAt) =
            try row.decode(
                String.self, String.self, String.self, String.self, Int32.self, Int64.self, Int16.self, Int64.self,
                Date.self, Date.self, Date?.self)
        try self.init(
            id: TenantID(stored: id), slug: slug, name: name, state: TenantState(stored: state),
            schemaVersion: schemaVersion, schemaRevision: schemaRevision, listeners: Listeners(rawValue: listeners),
            version: version, createdAt: createdAt, updatedAt: updatedAt, deleteAt: deleteAt)
    }
}
