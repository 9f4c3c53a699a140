package import Events
package import FoundationEssentials
import JSON
import Jobs
import Postgres
package import Tenancy

/// The webhook endpoints of tenants.
package struct WebhookEndpointStore: Sendable {
    package static let most = 50
    package static let allowedOverlap = 0...168

    let database: TenantDatabase
    let log: EventLog
    let follower: EventFollower
    let jobs: WebhookJobs
    let seal: SecretSeal
    let identifiers: IdentifierGenerator
    let clock: WallClock
    let urlRule: @Sendable (String) -> String?

    /// - Parameter urlRule: Says why a URL may not be asked; nil when it may.
    package init(
        database: TenantDatabase, log: EventLog, follower: EventFollower, jobs: WebhookJobs, seal: SecretSeal,
        identifiers: IdentifierGenerator, clock: WallClock, urlRule: @escaping @Sendable (String) -> String?
    ) {
        self.database = database
        self.log = log
        self.follower = follower
        self.jobs = jobs
        self.seal = seal
        self.identifiers = identifiers
        self.clock = clock
        self.urlRule = urlRule
    }

    /// Makes an endpoint, which is told of every event from now on. The secret is shown here and never again.
    ///
    /// Throws ``NotificationError/tooManyEndpoints(limit:)`` and what ``WebhookSettings`` may get wrong.
    package func create(_ settings: WebhookSettings, for tenant: Tenant) async throws -> (
        WebhookEndpoint, WebhookSecret
    ) {
        try settings.validate(url: urlRule)
        let now = clock.now()
        let id = identifiers.next(at: now)
        var random = SystemRandomNumberGenerator()
        let secret = WebhookSecret(random: &random)
        try await log.number(of: tenant)
        let endpoint = try await database.transaction(for: tenant) { transaction in
            // Holds the follower's place, so that endpoints are counted one after the other.
            let since = try await follower.begin(
                settings.format == .scimSET ? [.webhooks, .securityEvents] : .webhooks, in: transaction)
            let count = try await transaction.query(WebhookEndpointStatements.count).first?.decode(Int.self) ?? 0
            guard count < Self.most else { throw NotificationError.tooManyEndpoints(limit: Self.most) }
            let rows = try await transaction.query(
                WebhookEndpointStatements.insert,
                try binds(settings, of: id) + [
                    .bytes(try seal.seal(secret.bytes, of: id)), .int8(since), .timestamp(now),
                ])
            log.append([event(.webhookEndpointCreated, id, settings)], in: transaction)
            return try read(rows, id)
        }
        log.hintSubscribers(of: [.webhookEndpointCreated])
        return (endpoint, secret)
    }

    /// Nil when the tenant has no such endpoint.
    package func find(_ id: UUID, of tenant: Tenant) async throws -> WebhookEndpoint? {
        try await database.query(WebhookEndpointStatements.find, for: tenant, [.uuid(id)]).first
            .map { try WebhookEndpoint($0, seal: seal) }
    }

    /// Up to `limit` endpoints in the order of their making.
    package func page(of tenant: Tenant, after: UUID? = nil, limit: Int) async throws -> Page<WebhookEndpoint, UUID> {
        let rows = try await database.query(
            WebhookEndpointStatements.page, for: tenant, [.uuid(after ?? .beforeAll), .int8(Int64(limit) + 1)])
        return Page(try rows.map { try WebhookEndpoint($0, seal: seal) }, limit: limit) { $0.id }
    }

    /// The binds of an endpoint's settings, as `insert` wants them.
    private func binds(_ settings: WebhookSettings, of id: UUID) throws -> [Bind] {
        [
            .uuid(id), .text(settings.url), .text(settings.description), .texts(settings.eventTypes),
            .text(settings.format.rawValue), .bool(settings.isOrdered), .int2(Int16(settings.maxConcurrency)),
            .int4(settings.maxRate.map { Int32($0) }), .bytes(try settings.headers.sealed(of: id, seal: seal)),
        ]
    }

    func read(_ rows: Rows, _ id: UUID) throws -> WebhookEndpoint {
        guard let row = rows.first else { throw NotificationError.endpointNotFound(id) }
        return try WebhookEndpoint(row, seal: seal)
    }

    /// Where it leads stays with those who may read endpoints: URLs carry secrets often enough.
    func event(_ type: EventType, _ id: UUID, _ settings: WebhookSettings) -> NewEvent {
        NewEvent(
            type: type, subject: id,
            data: ["description": .string(settings.description), "format": .string(settings.format.rawValue)])
    }
}

extension UUID {
    /// The nil UUID (RFC 9562 §5.9).
    static let beforeAll = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}
