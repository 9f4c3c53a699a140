import Events
import FoundationEssentials
import Jobs
import Postgres
import Tenancy
import TestDatabase
import TestTenants

/// A migrated database with one tenant and its log.
struct World: Sendable {
    let client: PostgresClient
    let database: TenantDatabase
    let tenant: Tenant
    let jobs: JobQueue
    let log: EventLog

    static func make(
        connections: Int = 6, _ body: @Sendable @escaping (World) async throws -> Void
    ) async throws {
        try await TestDatabase.withTenant(connections: connections) { client, tenant in
            try await body(World(client: client, tenant: tenant))
        }
    }

    private init(client: PostgresClient, tenant: Tenant) {
        self.client = client
        self.tenant = tenant
        database = TenantDatabase(client: client)
        jobs = JobQueue(client: client, logger: TestDatabase.logger)
        log = EventLog(database: database, subscriptions: .none, jobs: jobs, identifiers: .random, clock: .system)
    }

    /// The same log with subscribers.
    func log(with subscriptions: Subscriptions) -> EventLog {
        EventLog(database: database, subscriptions: subscriptions, jobs: jobs, identifiers: .random, clock: .system)
    }

    func otherTenant(_ slug: String) async throws -> Tenant {
        try await TenantStore(client: client, clock: .system).create(slug: slug, name: slug)
    }

    /// Commits events in a transaction of their own.
    func commit(_ events: [NewEvent]) async throws {
        try await database.transaction(for: tenant) { log.append(events, in: $0) }
    }

    /// The whole log, read in pages of `limit` from `sequence` on until a page comes back short.
    func read(after sequence: Int64 = 0, limit: Int = 100) async throws -> [Event] {
        var events: [Event] = []
        while true {
            let page = try await log.page(of: tenant, after: events.last?.sequence ?? sequence, limit: limit)
            events += page
            if page.count < limit { return events }
        }
    }
}
