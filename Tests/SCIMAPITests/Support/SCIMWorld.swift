import Crypto
import Directory
import Events
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Jobs
import NIOCore
import Postgres
import Provisioning
import SCIM
import SCIMAPI
import Tenancy
import TestDatabase
import TestTenants
import Web

/// The SCIM surface over a real socket and a real database, with a tenant `acme` and a credential of it.
struct SCIMWorld: Sendable {
    let http: any TestClientProtocol
    let database: TenantDatabase
    let token: String
    let tenant: Tenant
    let configuration: SCIMConfiguration
    let tenants: TenantStore
    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore
    let clients: OAuthClientStore
    let schemas: SchemaStore
    let types: ResourceTypeStore
    let events: EventLog
    let recorder: ProvisioningRecorder
    let log: ProvisioningLog
    /// Every route as `METHOD /template`.
    let routes: [String]

    static func run(
        limits: SCIMLimits = .standard, tokenRate: RateLimiter = RateLimiter(OAuthRoutes.usualRate),
        search: SearchLimits = SearchLimits(),
        _ test: @Sendable @escaping (SCIMWorld) async throws -> Void
    ) async throws {
        try await TestDatabase.withTenant { client, tenant in
            let hasher = SecretHasher(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)))
            let database = TenantDatabase(client: client)
            let tenants = TenantStore(client: client, clock: .system)
            let configurations = SCIMConfigurationStore(database: database, identifiers: .random, clock: .system)
            let credentials = CredentialStore(client: client, hasher: hasher, identifiers: .random, clock: .system)
            let configuration = try await configurations.create(
                NewSCIMConfiguration(name: "Entra", idp: .entra), for: tenant)
            let token = try await credentials.issue(name: "first", for: configuration).token
            let routes = SCIMRoutes(services(client, database, hasher, limits, search))
            let keys = ProvisioningKeys(hasher: hasher)
            let recorder = ProvisioningRecorder(
                database: database, keys: keys, identifiers: .random, clock: .system, logger: TestDatabase.logger)
            let tokens = OAuthRoutes(
                issuer: AccessTokenIssuer(
                    client: client, hasher: hasher, keySets: KeySetCache(source: NoKeySets()), clock: .system),
                limiter: tokenRate)
            try await application(routes, tokens, recorder).test(.live) { http in
                try await test(
                    SCIMWorld(
                        http: http, database: database, token: token, tenant: tenant, configuration: configuration,
                        tenants: tenants,
                        configurations: configurations, credentials: credentials,
                        clients: OAuthClientStore(
                            client: client, hasher: hasher, identifiers: .random, clock: .system, urlRule: { _ in nil }),
                        schemas: SchemaStore(database: database, clock: .system),
                        types: ResourceTypeStore(database: database, clock: .system),
                        events: events(client, database), recorder: recorder,
                        log: ProvisioningLog(database: database, keys: keys, names: NoNames(), clock: .system),
                        routes: routes.routes))
            }
        }
    }

    private static let origin = PublicOrigin(fixed: "https://rollcall.example", proxies: TrustedProxies())

    private static func services(
        _ client: PostgresClient, _ database: TenantDatabase, _ hasher: SecretHasher, _ limits: SCIMLimits,
        _ search: SearchLimits
    ) -> SCIMServices {
        let events = events(client, database)
        let uses = LastUseRecorder(client: client, logger: TestDatabase.logger)
        return SCIMServices(
            verifier: CredentialVerifier(client: client, hasher: hasher, uses: uses),
            users: UserStore(database: database, events: events, identifiers: .random, clock: .system),
            groups: GroupStore(
                database: database, events: events, identifiers: .random, clock: .system, limits: search),
            own: OwnResourceStores(database: database, events: events, identifiers: .random, clock: .system),
            registry: SchemaRegistryStore(
                schemas: SchemaStore(database: database, clock: .system),
                types: ResourceTypeStore(database: database, clock: .system)
            ).registry,
            limits: limits,
            cursorSeal: CursorSeal(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32))),
            clock: .system, origin: origin)
    }

    private static func application(
        _ routes: SCIMRoutes, _ tokens: OAuthRoutes, _ recorder: ProvisioningRecorder
    ) -> some ApplicationProtocol {
        let router = Router(context: WebContext.self)
        routes.register(in: router)
        tokens.register(in: router)
        return Application(
            responder: FrontDoor(
                router: router, surfaces: [SCIMSurface(recorder: recorder), OAuthSurface(recorder: recorder)],
                origin: origin),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            logger: TestDatabase.logger)
    }

    private static func events(_ client: PostgresClient, _ database: TenantDatabase) -> EventLog {
        EventLog(
            database: database, subscriptions: .none, jobs: JobQueue(client: client, logger: TestDatabase.logger),
            identifiers: .random, clock: .system)
    }

    /// Sends a request of the identity provider's; `token` nil sends none.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, headers: HTTPFields = [:],
        slug: String = "acme", token: String?
    ) async throws -> TestResponse {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/scim+json" }
        return try await http.execute(
            uri: "/t/\(slug)/scim/v2\(path)", method: method, headers: headers,
            body: body.map { ByteBuffer(bytes: $0.serializedBytes()) })
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await send(method, path, body, headers: headers, token: token)
    }

    /// What the provisioning log says so far, the newest first.
    func logged(_ change: (inout ProvisioningFilter) -> Void = { _ in }) async throws -> [ProvisioningEntry] {
        await recorder.write()
        var filter = ProvisioningFilter()
        change(&filter)
        return try await log.page(of: tenant, filter, limit: 200).elements
    }

    /// Makes a person and answers with it.
    func createUser(_ userName: String) async throws -> JSONObject {
        try await send(.post, "/Users", ["schemas": [.string(URN.user)], "userName": .string(userName)]).object()
    }
}

extension TestResponse {
    func object() throws -> JSONObject {
        try JSONParser.parse(body.readableBytesView).objectValue ?? [:]
    }

    /// Everything but what differs from one answer to the next by nature.
    var comparable: String {
        let fields = headers.filter { $0.name != .date && $0.name != .xRequestID }
        return "\(status.code) \(fields.map { "\($0.name): \($0.value)" }.sorted()) \(String(buffer: body))"
    }
}

extension JSONObject {
    var id: String { self["id"]?.stringValue ?? "" }
}
