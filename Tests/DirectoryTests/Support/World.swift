import Events
import FoundationEssentials
import JSON
import Jobs
import Postgres
import SCIM
import Tenancy
import TestDatabase
import TestTenants

@testable import Directory

/// A migrated database with one tenant that two SCIM configurations provision.
struct World: Sendable {
    static let base = "https://rollcall.test/t/acme/scim/v2"

    let database: TenantDatabase
    let log: EventLog
    let users: UserStore
    let groups: GroupStore
    let own: OwnResourceStores
    let schemas: SchemaStore
    let types: ResourceTypeStore
    let tenant: Tenant
    let entra: Provisioner
    let okta: Provisioner

    static func make(
        limits: SearchLimits = SearchLimits(), connections: Int = 8,
        _ body: @Sendable @escaping (World) async throws -> Void
    ) async throws {
        try await TestDatabase.withTenant(connections: connections) { client, tenant in
            try await body(World(client: client, tenant: tenant, limits: limits))
        }
    }

    private init(client: PostgresClient, tenant: Tenant, limits: SearchLimits) {
        self.tenant = tenant
        database = TenantDatabase(client: client)
        log = EventLog(
            database: database, subscriptions: Subscriptions([.userCreated: [JobKind("test.welcome", queue: "test")]]),
            jobs: JobQueue(client: client, logger: TestDatabase.logger), identifiers: .random, clock: .system)
        users = UserStore(database: database, events: log, identifiers: .random, clock: .system, limits: limits)
        groups = GroupStore(database: database, events: log, identifiers: .random, clock: .system, limits: limits)
        own = OwnResourceStores(
            database: database, events: log, identifiers: .random, clock: .system, limits: limits)
        schemas = SchemaStore(database: database, clock: .system)
        types = ResourceTypeStore(database: database, clock: .system)
        entra = Provisioner(tenant: tenant, configurationID: UUID(), requestID: "req-entra")
        okta = Provisioner(tenant: tenant, configurationID: UUID(), requestID: "req-okta")
    }

    // MARK: People

    @discardableResult
    func person(_ userName: String, _ more: JSONObject = [:]) async throws -> StoredResource {
        try await users.create(Self.userBody(userName, more), by: entra).resource
    }

    static func userBody(_ userName: String, _ more: JSONObject = [:]) -> JSONObject {
        var body: JSONObject = ["schemas": [.string(URN.user)], "userName": .string(userName)]
        for (name, value) in more { body[name] = value }
        return body
    }

    // MARK: Groups

    @discardableResult
    func group(_ displayName: String, members: [UUID] = []) async throws -> StoredResource {
        try await groups.create(Self.groupBody(displayName, members: members.map(\.canonicalText)), by: entra).resource
    }

    static func groupBody(_ displayName: String, members: [String]? = nil) -> JSONObject {
        var body: JSONObject = ["schemas": [.string(URN.group)], "displayName": .string(displayName)]
        if let members { body["members"] = .array(members.map { ["value": .string($0)] }) }
        return body
    }

    func members(of group: UUID) async throws -> Set<UUID> {
        Set(try await groups.read(group, by: entra).references?.map(\.id) ?? [])
    }

    // MARK: What was told

    func events() async throws -> [Event] {
        var events: [Event] = []
        while true {
            let page = try await log.page(of: tenant, after: events.last?.sequence ?? 0, limit: 1000)
            if page.isEmpty { return events }
            events += page
        }
    }

    func eventTypes(of subject: UUID) async throws -> [String] {
        try await events().filter { $0.subject == subject }.map(\.type.rawValue)
    }

    func count(_ table: String) async throws -> Int {
        let rows = try await database.query(
            Statement("test.count_\(table)", "SELECT count(*) FROM {schema}.\(table)"), for: tenant)
        return try rows.first?.decode(Int.self) ?? 0
    }
}
