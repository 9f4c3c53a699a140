package import FoundationEssentials
import Postgres
import SCIM
import Tenancy

/// The resources of one type that a tenant has defined.
///
/// Every verb throws `SCIMError` for what a client can do otherwise, and `PostgresError` for what it can't.
package struct OwnResourceStore: Sendable {
    let type: ResourceSchema
    let stores: OwnResourceStores
    let search: ResourceSearch

    var kind: ResourceKind { .own(type) }
    var typeKey: Bind { .text(type.resourceType.key) }

    /// Throws `notFound`, also for a resource of another type.
    package func read(_ id: UUID, by provisioner: Provisioner) async throws -> StoredResource {
        let rows = try await stores.database.query(
            OwnResourceStatements.read, for: provisioner.tenant,
            [.uuid(provisioner.configurationID), .uuid(id), typeKey])
        return try one(rows)
    }

    /// The resources that match (RFC 7644 §3.4.2). Throws `tooMany` when no index serves the search and it would have to look
    /// at more resources than `SearchLimits` allows.
    package func search(_ query: SearchQuery, by provisioner: Provisioner) async throws -> ResourcePage {
        try await search.page(query, by: provisioner)
    }

    func one(_ rows: Rows) throws -> StoredResource {
        guard let row = rows.first else { throw SCIMError.notFound(kind.name) }
        return try StoredResource(row, kind: kind)
    }

    func told(of id: UUID, provisionedBy configurationID: UUID, _ provisioner: Provisioner) -> OwnResourceEvents {
        OwnResourceEvents(
            id: id, type: kind.name, configurationID: configurationID, requestID: provisioner.requestID)
    }
}
