import Events
import FoundationEssentials
import JSON
import Jobs
import Postgres
import Tenancy
import Testing

@testable import Notifications

struct WebhookDeliveryStoreTests {
    @Test func recoverBeginsFailedOnesOfTheTimeAnew() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*")
            try await world.commit(newEvents(4), as: world.present())
            try await world.tell()
            try await world.run(
                """
                UPDATE {schema}.webhook_deliveries SET state = CASE WHEN sequence < 4 THEN 'failed' ELSE 'delivered' END,
                    next_at = NULL, attempts = 10, finished_at = now()
                """)
            let store = WebhookDeliveryStore(endpoints: world.endpoints(), payloads: world.payloads)
            let now = WallClock.system.now()
            #expect(
                try await store.recover(
                    endpoint, since: now.addingTimeInterval(-3600), until: now.addingTimeInterval(-1800),
                    of: world.tenant) == 0)
            #expect(try await store.recover(endpoint, since: now.addingTimeInterval(-3600), of: world.tenant) == 2)
            #expect(try await world.deliveries(to: endpoint).filter { $0.state == .pending }.map(\.attempts) == [0, 0])
            await #expect(throws: NotificationError.sinceOutOfRange(days: 14)) {
                try await store.recover(endpoint, since: now.addingTimeInterval(-15 * 86_400), of: world.tenant)
            }
        }
    }

    @Test func replayTellsAnewWithTheSameBytesAndOnceHoweverOftenItRuns() async throws {
        try await World.make { world in
            try await world.commit(newEvents(2) + newEvents(1, .groupCreated))
            let endpoint = try await world.endpoint("user.*")
            try await world.commit(newEvents(1), as: world.present())
            try await world.tell()
            let before = try await world.deliveries(to: endpoint)
            try await world.run(
                """
                UPDATE {schema}.webhook_deliveries SET state = 'delivered', next_at = NULL,
                    finished_at = now() - interval '1 s'
                """)
            let store = WebhookDeliveryStore(endpoints: world.endpoints(), payloads: world.payloads)
            let replay = try await store.replay(
                endpoint, types: ["user.*"], since: WallClock.system.now().addingTimeInterval(-3600), of: world.tenant)
            let replayer = WebhookReplayer(endpoints: world.endpoints(), payloads: world.payloads)
            try await replayer.replay(replay, of: world.tenant) { _ in }
            let after = try await world.deliveries(to: endpoint)
            #expect(after.map(\.sequence).sorted { $0 ?? 0 < $1 ?? 0 } == [1, 2, 5])
            #expect(after.allSatisfy { $0.state == .pending })
            #expect(after.first { $0.sequence == 5 }?.payload == before.first?.payload)
            try await world.run(
                "UPDATE {schema}.webhook_deliveries SET state = 'delivered', next_at = NULL, finished_at = now()")
            try await replayer.replay(replay, of: world.tenant) { _ in }
            #expect(try await world.deliveries(to: endpoint).allSatisfy { $0.state == .delivered })
        }
    }

    @Test func aReplayGoesOnWhereItWas() async throws {
        try await World.make { world in
            try await world.commit(newEvents(5))
            let endpoint = try await world.endpoint("user.*")
            let store = WebhookDeliveryStore(endpoints: world.endpoints(), payloads: world.payloads)
            let replayer = WebhookReplayer(endpoints: world.endpoints(), payloads: world.payloads, eventsAtOnce: 2)
            var replay = try await store.replay(
                endpoint, types: ["user.*"], since: WallClock.system.now().addingTimeInterval(-3600), of: world.tenant)
            for done in [2, 4] {
                try await world.run("DELETE FROM rollcall.jobs")
                try await replayer.replay(replay, of: world.tenant) { _ in }
                #expect(try await world.deliveries(to: endpoint).count == done)
                replay = try #require(try await world.replayJob())
                #expect(replay.after == Int64(done))
            }
            // The rest fails once: nothing of it is there.
            await #expect(throws: CancellationError.self) {
                try await replayer.replay(replay, of: world.tenant) { _ in throw CancellationError() }
            }
            #expect(try await world.deliveries(to: endpoint).count == 4)
            try await world.run("DELETE FROM rollcall.jobs")
            try await replayer.replay(replay, of: world.tenant) { _ in }
            #expect(try await world.deliveries(to: endpoint).count == 5)
            #expect(try await world.replayJob() == nil)
        }
    }

    @Test func theLogIsSearchedByTime() async throws {
        try await World.make { world in
            try await world.commit(newEvents(50))
            try await world.log.number(of: world.tenant)
            try await world.run(
                "UPDATE {schema}.events SET time = '2026-01-01'::timestamptz + sequence * interval '1 min'")
            func last(_ minute: Double) async throws -> Int64 {
                try await world.log.lastSequence(
                    before: Date(timeIntervalSince1970: 1_767_225_600 + minute * 60), of: world.tenant)
            }
            #expect(try await last(-5) == 0)
            #expect(try await last(1) == 0)
            #expect(try await last(20.5) == 20)
            #expect(try await last(21) == 20)
            #expect(try await last(1000) == 50)
        }
    }

    @Test func whatIsOldIsForgottenAndTheRestStays() async throws {
        try await World.make { world in
            let old = WallClock { WallClock.system.now().addingTimeInterval(-31 * 86_400) }
            let endpoint = try await world.endpoint("user.*")
            let store = WebhookDeliveryStore(
                endpoints: world.endpoints(
                    clock: old, identifiers: IdentifierGenerator(random: SystemRandomNumberGenerator())),
                payloads: world.payloads)
            for _ in 0..<3 { _ = try await store.test(endpoint, of: world.tenant) }
            _ = try await WebhookDeliveryStore(endpoints: world.endpoints(), payloads: world.payloads).test(
                endpoint, of: world.tenant)
            let pruner = WebhookPruner(endpoints: world.endpoints())
            try await world.run("DELETE FROM rollcall.jobs")
            try await pruner.prune(world.tenant) { _ in }
            #expect(try await world.deliveries(to: endpoint).count == 1)
            // Should a job have been lost by hand, there is one again.
            #expect(try await world.waiting(World.deliver) == 1)
        }
    }

    @Test func aTenantHasAtMostFiftyEndpoints() async throws {
        try await World.make { world in
            for _ in 0..<WebhookEndpointStore.most { _ = try await world.endpoint("*") }
            await #expect(throws: NotificationError.tooManyEndpoints(limit: 50)) { try await world.endpoint("*") }
        }
    }
}

extension World {
    /// What the job says that goes on with a replay.
    fileprivate func replayJob() async throws -> WebhookReplay? {
        let rows = try await database.query(
            Statement("test.replay", "SELECT payload FROM rollcall.jobs WHERE kind = '\(Self.other.name)'"), for: tenant
        )
        return try rows.first.flatMap { row in
            try JSONParser.parse(row.decode(String.self, at: 0)).objectValue.flatMap { WebhookReplay($0) }
        }
    }
}
