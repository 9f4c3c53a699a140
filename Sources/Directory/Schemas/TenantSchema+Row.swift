import FoundationEssentials
import JSON
import Postgres
import SCIM

extension TenantSchema {
    /// Reads the columns of ``SchemaStatements/columns``.
    init(_ row: Row) throws {
        let (type, version, createdAt, updatedAt, text) = try row.decode(
            String.self, Int64.self, Date.self, Date.self, String.self)
        let document = try JSONParser.parse(text).objectValue ?? [:]
        self.init(
            definition: try SchemaDefinition(document: document), kind: type == ResourceKind.user.name ? .user : .group,
            version: version, createdAt: createdAt, updatedAt: updatedAt)
    }
}
