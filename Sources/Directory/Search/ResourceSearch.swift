import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

/// Answers searches over one kind of resource: by Postgres where it can tell, by looking at every candidate where it can't.
struct ResourceSearch: Sendable {
    let database: TenantDatabase
    let limits: SearchLimits
    let statements: SearchStatements

    private var table: SearchTable { statements.table }

    /// The page; groups come without their members.
    func page(_ query: SearchQuery, by provisioner: Provisioner) async throws -> ResourcePage {
        let compiled = query.filter.map(FilterCompiler(fields: table.fields).compile)
        let column = query.sort.map { table.sortColumns[$0.path] } ?? .id
        guard let column, compiled?.residual == nil else {
            return try await ResourceScan(search: self, query: query, provisioner: provisioner)
                .page(compiled ?? FilterCompiler.Result())
        }
        switch query.paging {
        case .index: return try await page(query, compiled?.condition, sortedBy: column.name, by: provisioner)
        case .cursor(let position):
            let keyset = KeysetPage(search: self, query: query, column: column, provisioner: provisioner)
            return try await keyset.page(compiled?.condition, after: position)
        }
    }

    private func page(
        _ query: SearchQuery, _ condition: Condition?, sortedBy column: String, by provisioner: Provisioner
    ) async throws -> ResourcePage {
        let (offset, count) = (query.page.startIndex - 1, query.page.count)
        guard count > 0 else {
            return ResourcePage(totalResults: try await total(condition, by: provisioner), resources: [])
        }
        let statement = statements.page(condition, sortedBy: column, isDescending: query.sort?.isDescending ?? false)
        // One row more tells whether the list ends here, which saves counting it.
        let rows = try await database.query(
            statement, for: provisioner.tenant,
            [.uuid(provisioner.configurationID), .int8(Int64(count) + 1), .int8(Int64(offset))]
                + (condition?.binds ?? []))
        let resources = try rows.prefix(count).map { row throws(PostgresError) in try table.read(row) }
        let isLast = rows.count <= count && (offset == 0 || !rows.isEmpty)
        let total = isLast ? offset + rows.count : try await total(condition, by: provisioner)
        return ResourcePage(totalResults: total, resources: resources)
    }

    func total(_ condition: Condition?, by provisioner: Provisioner) async throws -> Int {
        let rows = try await database.query(
            statements.count(condition), for: provisioner.tenant,
            [.uuid(provisioner.configurationID)] + (condition?.binds ?? []))
        return try rows.first?.decode(Int.self) ?? 0
    }
}
