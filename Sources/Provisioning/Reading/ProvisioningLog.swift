package import FoundationEssentials
import Postgres
package import Tenancy

/// A tenant's provisioning log, for those who read it and for the job that forgets it.
package struct ProvisioningLog: Sendable {
    /// Entries that one statement forgets.
    static let forgottenAtOnce = 5_000
    /// People who were deleted under one name and are looked for.
    private static let mostDeleted: Int64 = 10
    /// How long after its making an entry is shown to who follows the log: another process may have made an earlier one
    /// that is still on its way to the table.
    /// The writer takes back what it could not commit by then.
    static let settling: TimeInterval = 2

    private let database: TenantDatabase
    private let keys: ProvisioningKeys
    private let clock: WallClock
    private let names: any ProvisionedNames

    package init(
        database: TenantDatabase, keys: ProvisioningKeys, names: any ProvisionedNames, clock: WallClock
    ) {
        self.database = database
        self.keys = keys
        self.names = names
        self.clock = clock
    }

    /// Up to `limit` entries that pass, the newest first, older than `before`.
    ///
    /// A page looks at no more than ``ProvisioningRead/lookedAtOnce`` entries by each way, so it may hold fewer, or none, and yet
    /// say where the next begins.
    package func page(
        of tenant: Tenant, _ filter: ProvisioningFilter, before: UUID? = nil, limit: Int
    ) async throws -> Page<ProvisioningEntry, UUID> {
        let look = try await look(of: tenant, filter, after: .none, before: before ?? .all, limit, isAscending: false)
        let entries = look.entries.sorted { $0.id > $1.id }
        let page = Page(entries, limit: limit) { $0.id }
        return Page(elements: page.elements, next: page.next ?? look.horizon)
    }

    /// Up to `limit` entries that pass, the oldest first, younger than `after`; of the last moment only what has settled.
    package func following(
        of tenant: Tenant, _ filter: ProvisioningFilter, after: UUID, limit: Int
    ) async throws -> FollowedPage {
        let settled = end()
        let look = try await look(of: tenant, filter, after: after, before: settled, limit, isAscending: true)
        let page = Page(look.entries.sorted { $0.id < $1.id }, limit: limit) { $0.id }
        let next = page.next ?? look.horizon
        return FollowedPage(elements: page.elements, next: next ?? max(after, settled), isAtEnd: next == nil)
    }

    /// Where following begins when only what comes is wanted: behind everything that has settled.
    package func end() -> UUID {
        UUID(beforeAllOf: clock.now().addingTimeInterval(-Self.settling))
    }

    package func find(_ id: UUID, of tenant: Tenant) async throws -> ProvisioningEntry? {
        try await database.query(ProvisioningLogStatements.find, for: tenant, [.uuid(id)]).first
            .map { row throws(PostgresError) in try ProvisioningEntry(row) }
    }

    /// Forgets entries older than `age`, the oldest first; returns how many. Doing it again forgets nothing more.
    @discardableResult
    package func forget(of tenant: Tenant, olderThan age: Duration) async throws -> Int {
        let end = UUID(beforeAllOf: clock.now().addingTimeInterval(-Double(age.components.seconds)))
        var total = 0
        while true {
            let rows = try await database.query(
                ProvisioningLogStatements.forget, for: tenant, [.uuid(end), .int8(Int64(Self.forgottenAtOnce))])
            let count = try rows.first?.decode(Int.self) ?? 0
            total += count
            guard count == Self.forgottenAtOnce else { return total }
        }
    }

    /// By each way that leads to some; an entry that is found twice counts once. The horizon is as far as all ways have looked,
    /// nil when each has come to its end.
    private func look(
        of tenant: Tenant, _ filter: ProvisioningFilter, after: UUID, before: UUID, _ limit: Int, isAscending: Bool
    ) async throws -> (entries: Set<ProvisioningEntry>, horizon: UUID?) {
        var called: [UUID] = []
        if let text = filter.text { called = try await resources(called: text, of: tenant) }
        let reads = ProvisioningRead.all(of: filter, keys, called: called)
        let binds = reads.map { $0.binds(filter, after: after, before: before, limit: limit + 1) }
        let pages = zip(reads, binds).map { read, binds in
            (
                isAscending
                    ? ProvisioningLogStatements.oldest(by: read.anchor)
                    : ProvisioningLogStatements.newest(by: read.anchor),
                binds
            )
        }
        let found = try await database.pipeline(for: tenant, pages).map { rows in
            try rows.map { row throws(PostgresError) in try ProvisioningEntry(row) }
        }
        // A full page has not come to where it stops looking.
        let short = zip(reads, binds).enumerated().filter { found[$0.offset].count <= limit }.map(\.element)
        let looks = short.map { read, binds in
            (ProvisioningLogStatements.horizon(by: read.anchor, isAscending: isAscending), binds)
        }
        let horizons = try await database.pipeline(for: tenant, looks).compactMap { rows in
            try rows.first.map { row throws(PostgresError) in try row.decode(UUID.self) }
        }
        let entries = Set(found.flatMap(\.self))
        guard let horizon = isAscending ? horizons.min() : horizons.max() else { return (entries, nil) }
        return (entries.filter { isAscending ? $0.id <= horizon : $0.id >= horizon }, horizon)
    }

    /// Who has the name or external id, or was deleted under it.
    private func resources(called text: String, of tenant: Tenant) async throws -> [UUID] {
        let deleted = try await database.query(
            ProvisioningLogStatements.deleted, for: tenant,
            [.int8(keys.name(text)), .int8(keys.externalID(text)), .int8(Self.mostDeleted)])
        return Array(
            Set(try deleted.map { row throws(PostgresError) in try row.decode(UUID.self) })
                .union(try await names.resources(called: text, of: tenant)))
    }
}
