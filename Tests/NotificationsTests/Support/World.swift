import Events
import FoundationEssentials
import Jobs
import Postgres
import Tenancy
import TestDatabase
import TestTenants

@testable import Notifications

/// A migrated database with one tenant, its log and whoever listens to it.
struct World: Sendable {
    static let followKind = JobKind("test.follow", queue: "tests")

    let client: PostgresClient
    let database: TenantDatabase
    let tenants: TenantStore
    let tenant: Tenant
    let jobs: JobQueue
    let log: EventLog

    static func make(_ body: @Sendable @escaping (World) async throws -> Void) async throws {
        try await TestDatabase.withTenant(connections: 12) { client, tenant in
            try await body(World(client: client, tenant: tenant))
        }
    }

    private init(client: PostgresClient, tenant: Tenant) {
        self.client = client
        self.tenant = tenant
        database = TenantDatabase(client: client)
        tenants = TenantStore(client: client, clock: .system)
        jobs = JobQueue(client: client, logger: TestDatabase.logger)
        log = EventLog(
            database: database, subscriptions: Subscriptions([:], followers: [Self.followKind]), jobs: jobs,
            identifiers: .random, clock: .system)
    }

    func follower(_ listeners: any EventListener..., eventsAtOnce: Int = 500) -> EventFollower {
        EventFollower(
            database: database, log: log, jobs: jobs, kind: Self.followKind, listeners: listeners,
            eventsAtOnce: eventsAtOnce)
    }

    /// The tenant as its row is now.
    func present() async throws -> Tenant {
        try await tenants.find(id: tenant.id) ?? tenant
    }

    /// Commits events as a process does that has read the tenant's row when it was `tenant`.
    func commit(_ events: [NewEvent], as tenant: Tenant? = nil) async throws {
        try await database.transaction(for: tenant ?? self.tenant) { log.append(events, in: $0) }
    }

    func run(_ sql: String) async throws {
        _ = try await database.query(Statement("test \(sql)", sql), for: tenant)
    }

    func count(_ sql: String) async throws -> Int {
        try await database.query(Statement("test \(sql)", sql), for: tenant).first?.decode(Int.self, at: 0) ?? -1
    }

    /// Jobs of a kind that wait, later ones included.
    func waiting(_ kind: JobKind) async throws -> Int {
        try await count("SELECT count(*) FROM rollcall.jobs WHERE kind = '\(kind.name)'")
    }
}
