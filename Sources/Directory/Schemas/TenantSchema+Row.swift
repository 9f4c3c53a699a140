import FoundationEssentials
import JSON
import Postgres
import SCIM

extension TenantSchema {
    /// What stands in the column of the kind when there is none.
    static let noKind = "none"

    /// Reads the columns of ``SchemaStatements/columns``.
    init(_ row: Row) throws {
        let (type, version, createdAt, updatedAt, text) = try row.decode(
            String.self, Int64.self, Date.self, Date.self, String.self)
        let document = try JSONParser.parse(text).objectValue ?? [:]
        self.init(
            definition: try SchemaDefinition(document: document),
            kind: [.user, .group].first { $0.name == type },
            version: version, createdAt: createdAt, updatedAt: updatedAt)
    }
}
