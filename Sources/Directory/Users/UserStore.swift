package import Events
package import FoundationEssentials
import Postgres
import SCIM
package import Tenancy

/// The people of one tenant at a time.
///
/// Every verb throws `SCIMError` for what a client can do otherwise, and `PostgresError` for what it can't.
package struct UserStore: Sendable {
    let database: TenantDatabase
    var transactions: DirectoryTransactions
    let parked: ParkedMembers
    let events: EventLog
    let identifiers: IdentifierGenerator
    let clock: WallClock
    let searchWithGroups: ResourceSearch
    let searchWithoutGroups: ResourceSearch

    package init(
        database: TenantDatabase, events: EventLog, identifiers: IdentifierGenerator, clock: WallClock,
        limits: SearchLimits = SearchLimits()
    ) {
        self.database = database
        self.events = events
        self.identifiers = identifiers
        self.clock = clock
        transactions = DirectoryTransactions(database: database)
        parked = ParkedMembers(events: events)
        searchWithGroups = ResourceSearch(
            database: database, limits: limits, table: .users(withGroups: true))
        searchWithoutGroups = ResourceSearch(
            database: database, limits: limits, table: .users(withGroups: false))
    }

    /// The person, with its groups unless they are not wanted; throws `notFound`.
    package func read(
        _ id: UUID, withGroups: Bool = true, by provisioner: Provisioner
    ) async throws -> StoredResource {
        let statement = withGroups ? UserStatements.readWithGroups : UserStatements.read
        let rows = try await database.query(
            statement, for: provisioner.tenant, [.uuid(provisioner.configurationID), .uuid(id)])
        guard let row = rows.first else { throw SCIMError.notFound("User") }
        let stored = withGroups ? try StoredResource(withGroups: row) : try StoredResource(row, kind: .user)
        if provisioner.policy.isPerson { try provisioner.policy.admit(stored.attributes()) }
        return stored
    }

    /// Those of the ids that are people, in their order and without their groups.
    package func read(_ ids: [UUID], by provisioner: Provisioner) async throws -> [StoredResource] {
        try await searchWithoutGroups.resources(ids, by: provisioner)
    }

    /// How many people there are, by the tally of the list.
    package func total(of tenant: Tenant) async throws -> Int {
        try await searchWithoutGroups.tally?.total(for: tenant) ?? 0
    }

    /// The people that match (RFC 7644 §3.4.2). Throws `tooMany` when no index serves the search and it would have to look
    /// at more people than `SearchLimits` allows.
    package func search(_ query: SearchQuery, by provisioner: Provisioner) async throws -> ResourcePage {
        let withGroups = query.includesReferences || query.asks(about: "groups")
        return try await (withGroups ? searchWithGroups : searchWithoutGroups).page(query, by: provisioner)
    }
}
