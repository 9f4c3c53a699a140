package import Events
package import FoundationEssentials
import JSON
import Postgres
import SCIM
package import Tenancy

/// The groups of one tenant at a time, and who is in them.
///
/// Every verb throws `SCIMError` for what a client can do otherwise, and `PostgresError` for what it can't.
package struct GroupStore: Sendable {
    let database: TenantDatabase
    var transactions: DirectoryTransactions
    let events: EventLog
    let identifiers: IdentifierGenerator
    let clock: WallClock
    let limits: SearchLimits
    let groups: ResourceSearch

    package init(
        database: TenantDatabase, events: EventLog, identifiers: IdentifierGenerator, clock: WallClock,
        limits: SearchLimits = SearchLimits()
    ) {
        self.database = database
        self.events = events
        self.identifiers = identifiers
        self.clock = clock
        self.limits = limits
        transactions = DirectoryTransactions(database: database)
        groups = ResourceSearch(database: database, limits: limits, table: .groups)
    }

    /// The group, with its members as far as they are wanted; throws `notFound`.
    package func read(
        _ id: UUID, members: MemberSelection = .all, by provisioner: Provisioner
    ) async throws -> StoredResource {
        let reader = MemberReader(database: database, tenant: provisioner.tenant)
        let binds: [Bind] = [.uuid(provisioner.configurationID), .uuid(id)]
        let rows = try await database.pipeline(
            for: provisioner.tenant,
            [(GroupStatements.read, binds)] + [reader.firstPage(of: id, members)].compactMap(\.self))
        guard let row = rows[0].first else { throw SCIMError.notFound("Group") }
        var group = try StoredResource(row, kind: .group)
        if rows.count > 1 { try await reader.show(members, in: &group, firstPage: rows[1]) }
        return group
    }

    /// Those of the ids that are groups, in their order and without their members.
    package func read(_ ids: [UUID], by provisioner: Provisioner) async throws -> [StoredResource] {
        try await groups.resources(ids, by: provisioner)
    }

    /// The members after the one with that id, and whether there may be more behind them.
    package func members(
        of group: UUID, after id: UUID, by provisioner: Provisioner
    ) async throws -> (members: [Reference], hasMore: Bool) {
        try await MemberReader(database: database, tenant: provisioner.tenant).page(of: group, after: id)
    }

    /// Which of the ids are direct members of a group.
    package func members(of group: UUID, among ids: [UUID], by provisioner: Provisioner) async throws -> Set<UUID> {
        guard !ids.isEmpty else { return [] }
        let rows = try await database.query(
            MembershipStatements.present, for: provisioner.tenant, [.uuid(group), .uuids(ids)])
        return Set(try rows.identifiers())
    }

    /// How many groups there are, by the tally of the list.
    package func total(of tenant: Tenant) async throws -> Int {
        try await groups.tally?.total(for: tenant) ?? 0
    }

    /// The groups that match (RFC 7644 §3.4.2), with their members if the query includes references. Groups with too many
    /// to be held come with none and `hasMoreReferences`.
    ///
    /// Throws `tooMany` when no index serves the search and it would have to look at more groups than `SearchLimits`
    /// allows.
    package func search(_ query: SearchQuery, by provisioner: Provisioner) async throws -> ResourcePage {
        var page = try await groups.page(query, by: provisioner)
        guard query.includesReferences, !page.resources.isEmpty else { return page }
        let reader = MemberReader(database: database, tenant: provisioner.tenant)
        let members = try await reader.members(of: page.resources.map(\.id), limit: limits.membersOnPage)
        for index in page.resources.indices {
            page.resources[index].references = members?[page.resources[index].id] ?? []
            page.resources[index].hasMoreReferences = members == nil
        }
        return page
    }
}
