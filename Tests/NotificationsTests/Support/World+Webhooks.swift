import Crypto
import Events
import FoundationEssentials
import Jobs
import Postgres
import Tenancy

@testable import Notifications

extension World {
    static let deliver = JobKind("test.deliver", queue: "tests")
    static let other = JobKind("test.other", queue: "tests")

    var webhookJobs: WebhookJobs {
        WebhookJobs(
            queue: jobs,
            kinds: WebhookJobKinds(deliver: Self.deliver, attempt: Self.other, replay: Self.other))
    }

    private var seal: SecretSeal {
        SecretSeal(secretKey: SymmetricKey(data: Array(repeating: UInt8(3), count: 32)), for: .webhooks)
    }

    /// Of a service whose secret key is another.
    var otherSeal: SecretSeal {
        SecretSeal(secretKey: SymmetricKey(data: Array(repeating: UInt8(4), count: 32)), for: .webhooks)
    }

    var key: SecurityEventKey { SecurityEventKey(secretKey: SymmetricKey(data: Array(repeating: UInt8(3), count: 32))) }

    var payloads: WebhookPayloads {
        WebhookPayloads(signer: SecurityEventSigner(key: key, origin: "https://rollcall.example"))
    }

    func webhookFollower() -> EventFollower {
        follower(
            WebhookListener(
                jobs: webhookJobs, seal: seal, payloads: payloads, identifiers: .random, clock: .system))
    }

    /// - Parameter identifiers: Of their own for a clock of the past: the process's never go back.
    func endpoints(
        clock: WallClock = .system, identifiers: IdentifierGenerator = .random, seal: SecretSeal? = nil
    ) -> WebhookEndpointStore {
        WebhookEndpointStore(
            database: database, log: log, follower: follower(), jobs: webhookJobs,
            seal: seal ?? self.seal, identifiers: identifiers, clock: clock
        ) { $0.hasPrefix("https://") ? nil : "no" }
    }

    func endpoint(_ types: String..., ordered: Bool = false) async throws -> WebhookEndpoint {
        try await endpoints().create(
            WebhookSettings(url: "https://hooks.example/", eventTypes: types, isOrdered: ordered), for: tenant
        ).0
    }

    /// Tells the listeners of everything so far.
    func tell() async throws {
        try await webhookFollower().follow(try await present()) { _ in }
    }

    func job(_ id: Int64, attempt: Int = 1) -> Job {
        Job(id: id, tenantID: tenant.id.text, kind: Self.deliver, attempt: attempt)
    }

    func deliveries(to endpoint: WebhookEndpoint) async throws -> [WebhookDelivery] {
        try await WebhookDeliveryStore(endpoints: endpoints(), payloads: payloads)
            .page(to: endpoint.id, of: tenant, limit: 1000).elements.reversed()
    }
}

/// Events of one type about different people.
func newEvents(_ count: Int, _ type: EventType = .userUpdated) -> [NewEvent] {
    (0..<count).map { _ in NewEvent(type: type, subject: UUID()) }
}
