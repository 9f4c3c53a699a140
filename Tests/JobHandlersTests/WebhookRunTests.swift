import FoundationEssentials
import JSON
import Notifications
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import JobHandlers
@testable import Jobs

struct WebhookRunTests {
    @Test func whatWasTakenIsWrittenDownAlsoWhenAnotherCanNotBe() async throws {
        try await World.make { world in
            try await PeerServer.with { peer in
                let endpoint = try await world.endpoint(peer.url("/"), concurrency: 8)
                let ids = try await world.deliveries(8, to: endpoint)
                try await world.run(
                    """
                    ALTER TABLE {schema}.webhook_attempts
                    ADD CONSTRAINT test CHECK (delivery_id <> '\(ids[3].uuidString)')
                    """)
                peer.hold()
                let run = Task {
                    var run = try await world.webhookRun(endpoint)
                    try await run.work()
                }
                try await eventually("all are asked") { peer.requests.count == 8 }
                peer.release()
                await #expect(throws: (any Error).self) { try await run.value }
                var wanted = Array(repeating: "delivered", count: 8)
                wanted[3] = "pending"
                #expect(try await world.state(of: ids) == wanted)
            }
        }
    }

    @Test func whatIsSentAfterAChangeGoesByTheChange() async throws {
        try await World.make { world in
            try await PeerServer.with { peer in
                let endpoint = try await world.endpoint(peer.url("/old"), concurrency: 1)
                let ids = try await world.deliveries(3, to: endpoint)
                peer.hold()
                let run = Task {
                    var run = try await world.webhookRun(endpoint)
                    try await run.work()
                }
                try await eventually("the first is asked") { peer.requests.count == 1 }
                _ = try await world.endpoints.update(
                    endpoint.id, WebhookSettingsChange(url: peer.url("/new")), of: world.tenant)
                peer.release()
                try await run.value
                #expect(peer.paths == ["/old", "/new", "/new"])
                #expect(try await world.state(of: ids) == Array(repeating: "delivered", count: 3))
            }
        }
    }

    @Test func nothingIsBegunAfterTheEndpointIsGone() async throws {
        try await World.make { world in
            try await PeerServer.with { peer in
                let endpoint = try await world.endpoint(peer.url("/"), concurrency: 1)
                let ids = try await world.deliveries(3, to: endpoint)
                peer.hold()
                let run = Task {
                    var run = try await world.webhookRun(endpoint)
                    try await run.work()
                }
                try await eventually("the first is asked") { peer.requests.count == 1 }
                try await world.endpoints.delete(endpoint.id, of: world.tenant)
                peer.release()
                try await run.value
                #expect(peer.requests.count == 1)
                #expect(try await world.state(of: ids) == ["delivered", "pending", "pending"])
            }
        }
    }

    @Test func aRescuedAttemptMakesRoomForOneOfNoPast() async throws {
        try await World.make { world in
            try await PeerServer.with { peer in
                let endpoint = try await world.endpoint(peer.url("/"))
                let id = try await world.deliveries(1, to: endpoint)[0]
                let handler = AttemptDelivery(
                    tenants: world.tenants, store: world.passes, sender: try world.sender())
                try await handler.perform(world.attempt(id, rescues: 1))
                #expect(peer.requests.isEmpty)
                let fresh = """
                    SELECT count(*) FROM rollcall.jobs WHERE kind = 'webhooks.attempt' AND rescues = 0 AND state = 'ready'
                    AND payload::text LIKE '%is_second%'
                    """
                #expect(try await world.count(fresh) == 1)
                // Lost once more, it is tried where it harms nobody.
                try await handler.perform(world.attempt(id, rescues: 1, ["is_second": true]))
                #expect(peer.requests.count == 1)
            }
        }
    }
}

extension World {
    /// Reads the endpoint anew before each attempt.
    fileprivate func webhookRun(_ endpoint: WebhookEndpoint) async throws -> WebhookRun {
        let pass = try #require(
            try await passes.begin(endpoint.id, by: deliverJob(), for: .seconds(60), of: tenant))
        return WebhookRun(
            pass: pass, tenant: tenant, store: passes, sender: try sender(), clock: .system,
            end: .now + .seconds(60), believed: .zero)
    }

    fileprivate func attempt(_ delivery: UUID, rescues: Int, _ more: JSONObject = JSONObject()) -> JobBatch {
        var payload: JSONObject = ["delivery": .string(delivery.uuidString.lowercased())]
        for name in more.names { payload.append(name, more[name] ?? .null) }
        let job = Job(
            id: 1, tenantID: tenant.id.text, kind: .attemptDelivery, attempt: 1, rescues: rescues, payload: payload)
        return JobBatch(tenantID: tenant.id.text, kind: job.kind, jobs: [job], workerID: 1, keepsHistory: false)
    }
}
