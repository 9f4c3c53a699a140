package import FoundationEssentials
import Postgres
package import Tenancy

/// What has become of claims, the newest first.
package struct AssignmentHistory: Sendable {
    /// After so many days a change is forgotten, when others are written.
    static let retentionDays: Int32 = 400

    private let database: TenantDatabase

    package init(database: TenantDatabase) {
        self.database = database
    }

    /// Up to `limit` changes of a person's claims, of one pool unless nil; before the row with the number `before`.
    package func page(
        of tenant: Tenant, userID: UUID, poolID: UUID? = nil, before: Int64? = nil, limit: Int
    ) async throws -> Page<RecordedChange, Int64> {
        try await page(
            HistoryStatements.ofUser,
            [.uuid(userID), .int8(before ?? .max), .int8(Int64(limit) + 1), .uuid(poolID)], of: tenant, limit: limit)
    }

    /// Up to `limit` changes of a pool's claims, of the people alone unless nil.
    package func page(
        of tenant: Tenant, poolID: UUID, people: [UUID]? = nil, before: Int64? = nil, limit: Int
    ) async throws -> Page<RecordedChange, Int64> {
        let binds: [Bind] = [.uuid(poolID), .int8(before ?? .max), .int8(Int64(limit) + 1)]
        guard let people else { return try await page(HistoryStatements.ofPool, binds, of: tenant, limit: limit) }
        return try await page(HistoryStatements.ofPeople, binds + [.uuids(people)], of: tenant, limit: limit)
    }

    private func page(
        _ statement: Statement, _ binds: [Bind], of tenant: Tenant, limit: Int
    ) async throws -> Page<RecordedChange, Int64> {
        let rows = try await database.query(statement, for: tenant, binds)
        return Page(try rows.map { try RecordedChange($0) }, limit: limit) { $0.number }
    }
}
