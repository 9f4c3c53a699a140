import Crypto
import Events
import FoundationEssentials
import JSON
import JobHandlers
import Jobs
import Licensing
import Metrics
import Notifications
import Postgres
import Tenancy
import TestDatabase
import TestTenants

/// A migrated database with one tenant, as services and workers see it.
struct World: Sendable {
    let client: PostgresClient
    let database: TenantDatabase
    let tenants: TenantStore
    let tenant: Tenant
    let log: EventLog
    let assignments: AssignmentStore

    static func make(_ body: @Sendable @escaping (World) async throws -> Void) async throws {
        try await TestDatabase.withTenant(connections: 12) { client, tenant in
            try await body(World(client: client, tenant: tenant))
        }
    }

    private init(client: PostgresClient, tenant: Tenant) {
        self.client = client
        tenants = TenantStore(client: client, clock: .system)
        self.tenant = tenant
        database = TenantDatabase(client: client)
        log = EventLog(
            database: database, subscriptions: .licensing,
            jobs: JobQueue(client: client, logger: TestDatabase.logger), identifiers: .random, clock: .system)
        assignments = AssignmentStore(database: database)
    }

    /// A pool and a configuration that assigns from it.
    func pool(seats: Int) async throws -> (LicensePool, SCIMConfiguration) {
        let pool = try await LicensePoolStore(database: database, log: log, identifiers: .random, clock: .system)
            .create(NewLicensePool(name: "Seats", product: "p", seats: seats), for: tenant)
        let configuration = try await SCIMConfigurationStore(database: database, identifiers: .random, clock: .system)
            .create(
                NewSCIMConfiguration(
                    name: "Entra", idp: .entra, autoAssign: AutoAssign(isEnabled: true, poolID: pool.id)),
                for: tenant)
        return (pool, configuration)
    }

    /// Commits the event of a new person; ids are in the order of the numbers.
    func create(_ user: Int, by configuration: SCIMConfiguration) async throws {
        let event = NewEvent(
            type: .userCreated,
            subject: UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, UInt8(user))),
            data: ["configuration_id": .string(configuration.id.uuidString.lowercased()), "active": true])
        try await database.transaction(for: tenant) { log.append([event], in: $0) }
        log.hintSubscribers()
    }

    /// Runs the body beside a worker of its own.
    func whileWorking(_ body: () async throws -> Void) async throws {
        let worker = JobWorker(
            client: client, handlers: handlers, logger: TestDatabase.logger, metrics: NOOPMetricsHandler.instance)
        let work = Task { await worker.run() }
        defer { work.cancel() }
        try await body()
        work.cancel()
        await work.value
    }

    static let hasher = SecretHasher(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)))

    private var handlers: [any JobHandler] {
        let reconciler = SeatReconciler(database: database, log: log)
        return [
            ReconcileLicenses(tenants: tenants, reconciler: reconciler, jobs: queue),
            ExpireLicenses(
                tenants: tenants, deadlines: SeatDeadlines(database: database, log: log), jobs: queue),
            StartInEveryTenant(
                .expireLicensesEverywhere, each: .expireLicenses, tenants: tenants, queue: queue, client: client),
            RemindOfExpiry(
                tenants: tenants,
                credentials: CredentialStore(
                    client: client, hasher: Self.hasher, identifiers: .random, clock: .system),
                clients: OAuthClientStore(
                    client: client, hasher: Self.hasher, identifiers: .random, clock: .system, urlRule: { _ in nil }),
                database: database, log: log),
            PruneEvents(
                tenants: tenants, log: log, reconciler: reconciler, listeners: FollowerPosition(database: database),
                keepingFor: .zero),
        ]
    }

    func enqueue(_ job: NewJob) async throws {
        try await client.transaction { queue.enqueue([job], in: $0) }
    }

    func count(_ sql: String) async throws -> Int {
        try await client.query(Statement("test \(sql)", sql)).first?.decode(Int.self, at: 0) ?? -1
    }
}
