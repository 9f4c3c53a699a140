import Events
import FoundationEssentials
import JSON
import Jobs
import Postgres
import Tenancy
import TestDatabase
import TestTenants

@testable import Licensing

/// A migrated database with one tenant, whose pool a SCIM configuration assigns from.
struct World: Sendable {
    let client: PostgresClient
    let database: TenantDatabase
    let tenant: Tenant
    let log: EventLog
    let pools: LicensePoolStore
    let assignments: AssignmentStore
    let rules: LicenseRuleStore
    let requests: AssignmentRequests
    let guardian: ReleaseGuardStore
    let deadlines: SeatDeadlines
    let history: AssignmentHistory
    let pool: LicensePool
    let configuration: SCIMConfiguration

    static func make(
        seats: Int, connections: Int = 6, clock: WallClock = .system,
        _ body: @Sendable @escaping (World) async throws -> Void
    ) async throws {
        try await TestDatabase.withTenant(connections: connections) { client, tenant in
            try await body(try await World(client: client, tenant: tenant, seats: seats, clock: clock))
        }
    }

    private init(client: PostgresClient, tenant: Tenant, seats: Int, clock: WallClock) async throws {
        self.client = client
        self.tenant = tenant
        database = TenantDatabase(client: client)
        log = EventLog(
            database: database, subscriptions: .none, jobs: JobQueue(client: client, logger: TestDatabase.logger),
            identifiers: .random, clock: clock)
        pools = LicensePoolStore(database: database, log: log, identifiers: .random, clock: .system)
        assignments = AssignmentStore(database: database)
        rules = LicenseRuleStore(database: database, log: log, identifiers: .random, clock: .system)
        requests = AssignmentRequests(database: database, log: log)
        guardian = ReleaseGuardStore(database: database, log: log)
        deadlines = SeatDeadlines(database: database, log: log)
        history = AssignmentHistory(database: database)
        pool = try await pools.create(NewLicensePool(name: "Seats", product: "p", seats: seats), for: tenant)
        configuration = try await SCIMConfigurationStore(database: database, identifiers: .random, clock: .system)
            .create(
                NewSCIMConfiguration(
                    name: "Entra", idp: .entra, autoAssign: AutoAssign(isEnabled: true, poolID: pool.id)),
                for: tenant)
        // The configuration's switch becomes a rule before anybody comes.
        try await reconcile()
    }

    func reconciler(stepsAtOnce: Int = SeatReconciler.stepsAtOnce) -> SeatReconciler {
        SeatReconciler(database: database, log: log, stepsAtOnce: stepsAtOnce)
    }

    func reconcile() async throws {
        try await reconciler().reconcile(tenant) { _, _ in }
    }

    /// Commits events of people in one transaction.
    func commit(_ type: EventType, _ users: some Sequence<Int>) async throws {
        let events = users.map { event(type, $0) }
        try await database.transaction(for: tenant) { log.append(events, in: $0) }
    }

    func event(_ type: EventType, _ user: Int) -> NewEvent {
        NewEvent(
            type: type, subject: .numbered(user),
            data: [
                "configuration_id": .string(configuration.id.uuidString.lowercased()), "active": true,
            ])
    }

    /// Who holds the pool's seats, in the order of the seats.
    func holders() async throws -> [UUID?] {
        let rows = try await database.query(
            Statement("test.holders", "SELECT user_id FROM {schema}.seats WHERE pool_id = $1 ORDER BY number"),
            for: tenant, [.uuid(pool.id)])
        return try rows.map { try $0.decode(UUID?.self, at: 0) }
    }

    /// Who waits, in the order of the line.
    func line() async throws -> [Assignment] {
        try await assignments.page(of: tenant, AssignmentFilter(poolID: pool.id, state: .waitlisted), limit: 10_000)
            .elements
    }

    func assignment(of user: Int) async throws -> Assignment? {
        try await assignments.page(of: tenant, AssignmentFilter(userID: .numbered(user)), limit: 2).elements.first
    }

    /// The log's licence events as `type user`.
    func story() async throws -> [String] {
        try await log.page(of: tenant, after: 0, limit: 10_000)
            .filter { $0.type.rawValue.hasPrefix("license.") }
            .map { "\($0.type) \(Int($0.subject.uuidString.suffix(8), radix: 16) ?? 0)" }
    }

    /// Runs a statement as anybody with a connection might.
    func run(_ sql: String, _ binds: [Bind] = []) async throws {
        _ = try await database.query(Statement("test \(sql)", sql), for: tenant, binds)
    }
}
