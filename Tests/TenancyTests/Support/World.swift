import Crypto
import FoundationEssentials
import Postgres
import TestDatabase

@testable import Tenancy

/// A migrated database and what works on it, as one process has it.
struct World: Sendable {
    let database: TestDatabase
    let client: PostgresClient
    let clock: TestClock
    let hasher: SecretHasher
    let tenants: TenantStore
    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore
    let clients: OAuthClientStore
    let keys: APIKeyStore
    let uses: LastUseRecorder
    let consoleUsers: ConsoleUserStore
    let sessions: ConsoleSessionStore

    static func make(
        plan: MigrationPlan = .embedded, _ body: @Sendable @escaping (World) async throws -> Void
    ) async throws {
        try await TestDatabase.withClient(TestDatabase.patient) { client, database in
            _ = try await MigrationRunner(client: client, plan: plan, logger: TestDatabase.logger).migrate()
            try await body(World(database: database, client: client, plan: plan))
        }
    }

    private init(database: TestDatabase, client: PostgresClient, plan: MigrationPlan) {
        self.database = database
        self.client = client
        clock = TestClock()
        hasher = SecretHasher(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)))
        tenants = TenantStore(client: client, plan: plan, clock: clock.wall)
        configurations = SCIMConfigurationStore(
            database: TenantDatabase(client: client), identifiers: .random, clock: clock.wall)
        credentials = CredentialStore(client: client, hasher: hasher, identifiers: .random, clock: clock.wall)
        clients = OAuthClientStore(
            client: client, hasher: hasher, identifiers: .random, clock: clock.wall
        ) { $0.hasPrefix("https://") ? nil : "the URL must begin with https://" }
        keys = APIKeyStore(client: client, hasher: hasher, identifiers: .random, clock: clock.wall)
        consoleUsers = ConsoleUserStore(client: client, identifiers: .random, clock: clock.wall)
        sessions = ConsoleSessionStore(client: client, hasher: hasher, identifiers: .random, clock: clock.wall)
        uses = LastUseRecorder(client: client, logger: TestDatabase.logger)
    }

    /// The door of one process; another call makes that of another.
    func verifier() -> CredentialVerifier {
        CredentialVerifier(client: client, hasher: hasher, uses: uses)
    }

    func keyVerifier(bootstrapKey: String? = nil) -> APIKeyVerifier {
        APIKeyVerifier(client: client, hasher: hasher, uses: uses, bootstrapKey: bootstrapKey)
    }

    func tenant(_ slug: String) async throws -> Tenant {
        try await tenants.create(slug: slug, name: slug.uppercased())
    }

    func configuration(of tenant: Tenant, name: String = "Entra") async throws -> SCIMConfiguration {
        try await configurations.create(NewSCIMConfiguration(name: name, idp: .entra), for: tenant)
    }

    func deleteNow(_ tenant: Tenant) async throws -> Bool {
        try await client.transaction { try await tenants.deleteNow(tenant, in: $0) }
    }

    /// One number that a statement finds.
    func number(_ sql: String) async throws -> Int64 {
        let rows = try await client.query(Statement("test.number \(sql)", sql))
        return try rows[rows.startIndex].decode(Int64.self, at: 0)
    }
}
