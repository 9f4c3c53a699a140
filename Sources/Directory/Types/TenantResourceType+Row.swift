import FoundationEssentials
import JSON
import Postgres
import SCIM

extension TenantResourceType {
    /// Reads the columns of ``ResourceTypeStatements/columns``.
    init(_ row: Row) throws {
        let (version, createdAt, updatedAt, text) = try row.decode(Int64.self, Date.self, Date.self, String.self)
        let document = try JSONParser.parse(text).objectValue ?? [:]
        self.init(
            type: try ResourceType(document: document), version: version, createdAt: createdAt, updatedAt: updatedAt)
    }
}
