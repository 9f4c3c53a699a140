import FoundationEssentials
import Postgres

/// Reads the columns that `UserStatements.columns` and `GroupStatements.columns` list.
extension StoredResource {
    init(_ row: Row, kind: ResourceKind) throws(PostgresError) {
        let (id, version, createdAt, updatedAt, configurationID, externalID, document) = try row.decode(
            UUID.self, Int64.self, Date.self, Date.self, UUID.self, String?.self, String.self)
        self.init(
            kind: kind, id: id, version: version, createdAt: createdAt, updatedAt: updatedAt,
            configurationID: configurationID, externalID: externalID, document: document, references: nil)
    }

    /// A user's row that is followed by the ids and names of its groups.
    init(withGroups row: Row) throws(PostgresError) {
        try self.init(row, kind: .user)
        let ids = try row.decode([UUID].self, at: Self.columnCount)
        let names = try row.decode([String].self, at: Self.columnCount + 1)
        references = zip(ids, names).map { Reference(id: $0, isGroup: true, display: $1) }
    }

    static let columnCount = 7
}
