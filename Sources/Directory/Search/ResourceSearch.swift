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
    /// Nil of a kind that shares its table with others: there is none of such a part.
    let tally: ListTally?

    init(database: TenantDatabase, limits: SearchLimits, table: SearchTable) {
        self.database = database
        self.limits = limits
        statements = SearchStatements(table)
        tally = table.scope == nil ? ListTally(database: database, table: table) : nil
    }

    /// The same over another kind of resource that lies in the same table, with the same statements.
    func over(_ table: SearchTable) -> ResourceSearch {
        ResourceSearch(database: database, limits: limits, statements: SearchStatements(table, sharing: statements))
    }

    private init(database: TenantDatabase, limits: SearchLimits, statements: SearchStatements) {
        self.database = database
        self.limits = limits
        self.statements = statements
        tally = nil
    }

    private var table: SearchTable { statements.table }

    /// The page; groups come without their members.
    ///
    /// Throws `tooMany` for a search that the server's statement timeout has ended: the same again would take as long.
    func page(_ query: SearchQuery, by provisioner: Provisioner) async throws -> ResourcePage {
        do {
            return try await find(query, by: provisioner)
        } catch PostgresError.statementTimedOut {
            throw SCIMError.tooMany("The search takes too long; ask with a condition that an index serves.")
        }
    }

    private func find(_ query: SearchQuery, by provisioner: Provisioner) async throws -> ResourcePage {
        let fields = table.fields(for: table.kind.schema(in: provisioner.registry))
        var compiled = query.filter.map(FilterCompiler(fields: fields).compile) ?? FilterCompiler.Result()
        if let scope = table.scope { compiled.condition = .and([scope] + [compiled.condition].compactMap(\.self)) }
        if let configuration = query.provisionedBy {
            let source = Condition("source", "(\(table.alias).configuration_id = ?)", [.uuid(configuration)])
            compiled.condition = .and([source] + [compiled.condition].compactMap(\.self))
        }
        let column = query.sort.map { table.sortColumns[$0.path] } ?? .id
        guard let column, compiled.residual == nil else {
            return try await ResourceScan(search: self, query: query, provisioner: provisioner)
                .page(compiled)
        }
        switch query.paging {
        case .index: return try await page(query, compiled.condition, sortedBy: column.name, by: provisioner)
        case .cursor(let position):
            let keyset = KeysetPage(search: self, query: query, column: column, provisioner: provisioner)
            return try await keyset.page(compiled.condition, after: position)
        }
    }

    /// Those of the ids that are resources of the kind, in their order.
    func resources(_ ids: [UUID], by provisioner: Provisioner) async throws -> [StoredResource] {
        guard !ids.isEmpty else { return [] }
        let rows = try await database.query(
            statements.byIDs(), for: provisioner.tenant, [.uuid(provisioner.configurationID), .uuids(ids)])
        var found: [UUID: StoredResource] = [:]
        for row in rows {
            let resource = try table.read(row)
            found[resource.id] = resource
        }
        return ids.compactMap { found[$0] }
    }

    private func page(
        _ query: SearchQuery, _ condition: Condition?, sortedBy column: String, by provisioner: Provisioner
    ) async throws -> ResourcePage {
        let (offset, count) = (query.page.startIndex - 1, query.page.count)
        guard count > 0 else {
            return ResourcePage(totalResults: try await total(condition, by: provisioner), resources: [])
        }
        let isByCreation = column == SortColumn.id.name && query.sort?.isDescending != true
        if condition == nil, isByCreation, let tally { return try await page(offset, count, tally, by: provisioner) }
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

    /// The page of the whole list, wherever it is.
    private func page(
        _ offset: Int, _ count: Int, _ tally: ListTally, by provisioner: Provisioner
    ) async throws -> ResourcePage {
        let rows = try await database.query(
            tally.statements.page, for: provisioner.tenant,
            [.uuid(provisioner.configurationID), .int8(Int64(count)), .int8(Int64(offset))])
        guard let first = rows.first else {
            return ResourcePage(totalResults: try await tally.total(for: provisioner.tenant), resources: [])
        }
        let tallied = try first.decode(Int.self, at: table.columnCount)
        let isTime = try first.decode(Bool.self, at: table.columnCount + 1)
        // What is seen counts: a page that is not full ends the list, whatever the tally says.
        let total = rows.count < count ? offset + rows.count : max(tallied, offset + rows.count)
        if isTime || total != tallied { await tally.fold(for: provisioner.tenant) }
        return ResourcePage(
            totalResults: total, resources: try rows.map { row throws(PostgresError) in try table.read(row) })
    }

    func total(_ condition: Condition?, by provisioner: Provisioner) async throws -> Int {
        if condition == nil, let tally { return try await tally.total(for: provisioner.tenant) }
        let rows = try await database.query(
            statements.count(condition), for: provisioner.tenant,
            [.uuid(provisioner.configurationID)] + (condition?.binds ?? []))
        return try rows.first?.decode(Int.self) ?? 0
    }
}
