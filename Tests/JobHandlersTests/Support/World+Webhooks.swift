import Crypto
import Events
import FoundationEssentials
import JSON
import Jobs
import Notifications
import Outbound
import Postgres
import Tenancy
import TestDatabase

@testable import JobHandlers

/// A tenant's webhooks, which are sent to this machine.
extension World {
    var queue: JobQueue { JobQueue(client: client, logger: TestDatabase.logger) }

    private var key: SymmetricKey { SymmetricKey(data: Array(repeating: UInt8(3), count: 32)) }

    var endpoints: WebhookEndpointStore {
        WebhookEndpointStore(
            database: database, log: log,
            follower: EventFollower(database: database, log: log, jobs: queue, kind: .followEvents, listeners: []),
            jobs: WebhookJobs(queue: queue, kinds: .handled), seal: SecretSeal(secretKey: key, for: .webhooks),
            identifiers: .random,
            clock: .system
        ) { _ in nil }
    }

    var passes: WebhookPassStore { WebhookPassStore(endpoints: endpoints) }

    func sender() throws -> WebhookSender {
        WebhookSender(
            client: GuardedHTTPClient(
                vetting: AddressVetting(allowed: [AddressRange("127.0.0.0/8")].compactMap(\.self)),
                resolver: SystemResolver(), tls: try GuardedHTTPClient.context()), identifiers: .random, clock: .system)
    }

    func endpoint(_ url: String, ordered: Bool = false, concurrency: Int = 4) async throws -> WebhookEndpoint {
        try await endpoints.create(
            WebhookSettings(url: url, isOrdered: ordered, maxConcurrency: concurrency), for: tenant
        ).0
    }

    /// Deliveries that are due, with the sequences 1 to `count`; answers their ids in that order.
    func deliveries(_ count: Int, to endpoint: WebhookEndpoint) async throws -> [UUID] {
        let ids = (0..<count).map { _ in IdentifierGenerator.random.next(at: WallClock.system.now()) }
        let row = Statement(
            "test.deliveries",
            """
            INSERT INTO {schema}.webhook_deliveries (id, endpoint_id, event_id, sequence, type, payload, next_at, created_at)
            SELECT id, $2, id, place, 'a.b', '{}', now() - interval '1 s', now()
            FROM unnest($1::uuid[]) WITH ORDINALITY AS new (id, place)
            """)
        _ = try await database.query(row, for: tenant, [.uuids(ids), .uuid(endpoint.id)])
        return ids
    }

    func state(of deliveries: [UUID]) async throws -> [String] {
        let row = Statement(
            "test.states", "SELECT state FROM {schema}.webhook_deliveries WHERE id = ANY ($1::uuid[]) ORDER BY sequence"
        )
        return try await database.query(row, for: tenant, [.uuids(deliveries)]).map {
            try $0.decode(String.self, at: 0)
        }
    }

    func run(_ sql: String) async throws {
        _ = try await database.query(Statement("test \(sql)", sql), for: tenant)
    }

    func deliverJob() -> Job { Job(id: 1, tenantID: tenant.id.text, kind: .deliverWebhooks, attempt: 1) }
}
