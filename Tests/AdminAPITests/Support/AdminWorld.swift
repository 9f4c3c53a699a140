import AdminAPI
import Crypto
import Directory
import Events
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Jobs
import Licensing
import NIOCore
import Notifications
import Postgres
import Provisioning
import Tenancy
import TestDatabase
import TestTenants
import Web

/// The admin API over a real socket and a real database, in the hands of an operator.
struct AdminWorld: Sendable {
    static let operatorKey = "an-operator's-key,for:tests!"

    let http: any TestClientProtocol
    let client: PostgresClient
    let database: TenantDatabase
    let events: EventLog
    let keys: APIKeyStore
    let tenants: TenantStore
    let audit: AuditLog
    let idempotency: IdempotencyStore
    /// By the area for which a key must be good.
    let routes: [AdminScope.Area: [String]]

    static func run(
        rate: RequestRate = RequestRate(sustained: 0), _ test: @Sendable @escaping (AdminWorld) async throws -> Void
    ) async throws {
        try await TestDatabase.withMigratedClient { client in
            let services = services(client, rate)
            let router = Router(context: WebContext.self)
            let routes = AdminRoutes(services)
            routes.register(in: router)
            let application = Application(
                responder: FrontDoor(router: router, surfaces: [AdminSurface()], origin: services.origin),
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                logger: TestDatabase.logger)
            try await application.test(.live) { http in
                try await test(
                    AdminWorld(
                        http: http, client: client, database: services.database, events: services.events,
                        keys: services.keys,
                        tenants: services.tenants, audit: services.audit,
                        idempotency: idempotency(client), routes: routes.routes))
            }
        }
    }

    private static func services(_ client: PostgresClient, _ rate: RequestRate) -> AdminServices {
        let hasher = SecretHasher(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)))
        let database = TenantDatabase(client: client)
        let events = EventLog(
            database: database, subscriptions: .none, jobs: JobQueue(client: client, logger: TestDatabase.logger),
            identifiers: .random, clock: .system)
        let webhooks = webhookEndpoints(database, events, JobQueue(client: client, logger: TestDatabase.logger))
        let follower = EventFollower(
            database: database, log: events, jobs: JobQueue(client: client, logger: TestDatabase.logger),
            kind: JobKind("test.follow", queue: "tests"), listeners: [])
        let key = SecurityEventKey(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)))
        let payloads = WebhookPayloads(signer: SecurityEventSigner(key: key, origin: nil))
        let uses = LastUseRecorder(client: client, logger: TestDatabase.logger)
        let users = UserStore(database: database, events: events, identifiers: .random, clock: .system)
        let configurations = SCIMConfigurationStore(database: database, identifiers: .random, clock: .system)
        let groups = GroupStore(database: database, events: events, identifiers: .random, clock: .system)
        let registries = SchemaRegistryStore(
            schemas: SchemaStore(database: database, clock: .system),
            types: ResourceTypeStore(database: database, clock: .system))
        return AdminServices(
            verifier: APIKeyVerifier(client: client, hasher: hasher, uses: uses, bootstrapKey: operatorKey),
            database: database, tenants: TenantStore(client: client, clock: .system),
            archive: TenantArchive(client: client), configurations: configurations,
            credentials: CredentialStore(client: client, hasher: hasher, identifiers: .random, clock: .system),
            oauthClients: OAuthClientStore(
                client: client, hasher: hasher, identifiers: .random, clock: .system
            ) { $0.hasPrefix("https://") ? nil : "the URL must begin with https://" },
            keys: APIKeyStore(client: client, hasher: hasher, identifiers: .random, clock: .system),
            users: users,
            groups: groups, registries: registries,
            schemas: SchemaStore(database: database, clock: .system),
            types: ResourceTypeStore(database: database, clock: .system),
            pools: LicensePoolStore(database: database, log: events, identifiers: .random, clock: .system),
            assignments: AssignmentStore(database: database), events: events,
            webhookEndpoints: webhooks, deliveries: WebhookDeliveryStore(endpoints: webhooks, payloads: payloads),
            mail: MailStores(
                database: database, log: events, follower: follower, identifiers: .random, clock: .system),
            provisioning: ProvisioningLog(
                database: database, keys: ProvisioningKeys(hasher: hasher),
                names: DirectoryNames(users: users, configurations: configurations), clock: .system),
            health: ConnectionHealth(database: database, events: events, clock: .system),
            audit: AuditLog(client: client, identifiers: .random, clock: .system),
            consoleUsers: ConsoleUserStore(client: client, identifiers: .random, clock: .system),
            consoleSessions: ConsoleSessionStore(
                client: client, hasher: hasher, identifiers: .random, clock: .system),
            jobs: JobListing(client: client), pauses: JobPauses(client: client),
            schedules: JobSchedules(client: client),
            migrations: MigrationRunner(client: client, logger: TestDatabase.logger),
            clock: .system, origin: PublicOrigin(fixed: "https://rollcall.example", proxies: TrustedProxies()),
            idempotency: idempotency(client),
            former: FormerResources(
                database: database, users: users, groups: groups,
                own: OwnResourceStores(database: database, events: events, identifiers: .random, clock: .system),
                registries: registries),
            deletion: ConfigurationDeletion(
                database: database, configurations: configurations, log: events,
                queue: JobQueue(client: client, logger: TestDatabase.logger),
                kind: JobKind("test.clear", queue: "tests")),
            rate: rate)
    }

    private static func idempotency(_ client: PostgresClient) -> IdempotencyStore {
        IdempotencyStore(
            client: client,
            seal: SecretSeal(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)), for: .replies),
            identifiers: .random, clock: .system)
    }

    /// Nothing here delivers.
    private static func webhookEndpoints(
        _ database: TenantDatabase, _ events: EventLog, _ queue: JobQueue
    ) -> WebhookEndpointStore {
        let kind = JobKind("test.webhooks", queue: "tests")
        return WebhookEndpointStore(
            database: database, log: events,
            follower: EventFollower(database: database, log: events, jobs: queue, kind: kind, listeners: []),
            jobs: WebhookJobs(
                queue: queue, kinds: WebhookJobKinds(deliver: kind, attempt: kind, replay: kind)),
            seal: SecretSeal(
                secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)), for: .webhooks),
            identifiers: .random, clock: .system
        ) { $0.hasPrefix("https://") ? nil : "the URL must begin with https://" }
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, key: String? = operatorKey,
        ifMatch: String? = nil, idempotencyKey: String? = nil
    ) async throws -> TestResponse {
        var headers = HTTPFields()
        if let key { headers[.authorization] = "Bearer \(key)" }
        if let ifMatch { headers[.ifMatch] = ifMatch }
        if let idempotencyKey { headers[.idempotencyKey] = idempotencyKey }
        if body != nil { headers[.contentType] = "application/json" }
        return try await http.execute(
            uri: "/admin/v1\(path)", method: method, headers: headers,
            body: body.map { ByteBuffer(bytes: $0.serializedBytes()) })
    }

    /// Makes a tenant and answers with the path under which it is administered.
    func createTenant(_ slug: String) async throws -> String {
        _ = try await send(.post, "/tenants", ["slug": .string(slug), "name": .string(slug)])
        return "/tenants/\(slug)"
    }

    func createPool(_ path: String, _ name: String = "Navigator", seats: Int64 = 3) async throws -> JSONObject {
        try await send(
            .post, "\(path)/license-pools",
            ["name": .string(name), "product": "sales-navigator", "seats": .integer(seats)]
        ).object()
    }

    func createConfiguration(_ path: String, _ name: String = "Entra") async throws -> JSONObject {
        try await send(.post, "\(path)/scim-configurations", ["name": .string(name), "idp": "entra"]).object()
    }
}

extension TestResponse {
    func object() throws -> JSONObject {
        try JSONParser.parse(body.readableBytesView).objectValue ?? [:]
    }

    /// Everything but what differs from one answer to the next by nature.
    func comparable() throws -> String {
        let fields = headers.filter { $0.name != .date && $0.name != .xRequestID }
        var problem = try object()
        problem["request_id"] = nil
        return "\(status.code) \(fields.map { "\($0.name): \($0.value)" }.sorted()) \(problem.serialized())"
    }
}

extension JSONObject {
    var id: String { self["id"]?.stringValue ?? "" }

    var data: [JSONValue] { self["data"]?.arrayValue ?? [] }
}
