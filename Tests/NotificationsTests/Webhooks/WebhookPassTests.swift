import Events
import FoundationEssentials
import JSON
import Tenancy
import Testing

@testable import Notifications

/// Who works on an endpoint's deliveries, and what is written.
struct WebhookPassTests {
    @Test func oneJobAtATimeWorksOnAnEndpoint() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("*")
            let store = WebhookPassStore(endpoints: world.endpoints())
            let pass = try #require(
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant))
            #expect(try await store.begin(endpoint.id, by: world.job(2), for: .seconds(60), of: world.tenant) == nil)
            // The same job again: it was taken from a lost worker.
            let again = try #require(
                try await store.begin(endpoint.id, by: world.job(1, attempt: 2), for: .seconds(60), of: world.tenant))
            // The lost worker's end changes nothing.
            try await store.end(pass, of: world.tenant) { _ in }
            #expect(try await store.begin(endpoint.id, by: world.job(2), for: .seconds(60), of: world.tenant) == nil)
            try await store.end(again, of: world.tenant) { _ in }
            #expect(try await store.begin(endpoint.id, by: world.job(2), for: .seconds(60), of: world.tenant) != nil)
        }
    }

    @Test func whoMeetsAPassThatNobodyEndsComesAgain() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("*")
            let store = WebhookPassStore(endpoints: world.endpoints())
            let again = """
                SELECT count(*) FROM rollcall.jobs WHERE kind = 'test.deliver' AND state = 'scheduled'
                AND run_at BETWEEN now() + interval '50 s' AND now() + interval '61 s'
                """
            let pass = try #require(
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant))
            #expect(try await store.begin(endpoint.id, by: world.job(2), for: .seconds(60), of: world.tenant) == nil)
            try await world.run("DELETE FROM rollcall.jobs")
            try await store.comeAgain(to: endpoint.id, of: world.tenant) { _ in }
            #expect(try await world.count(again) == 1)
            // Once the pass has an end there is nothing to come for.
            try await store.end(pass, of: world.tenant) { _ in }
            try await world.run("DELETE FROM rollcall.jobs")
            try await store.comeAgain(to: endpoint.id, of: world.tenant) { _ in }
            #expect(try await world.waiting(World.deliver) == 0)
        }
    }

    @Test func theEndOfAPassArrangesTheNext() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*")
            try await world.commit(newEvents(3), as: world.present())
            try await world.tell()
            let store = WebhookPassStore(endpoints: world.endpoints())
            let pass = try #require(
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant))
            let due = try await store.due(pass, limit: 10, of: world.tenant)
            #expect(due.count == 3)
            try await world.run("DELETE FROM rollcall.jobs")
            for delivery in due {
                try await store.record(
                    [.failed(500)], of: delivery, wait: .seconds(300), health: nil, notices: [], pass, of: world.tenant)
            }
            #expect(try await store.due(pass, limit: 10, of: world.tenant).isEmpty)
            try await store.end(pass, of: world.tenant) { _ in }
            #expect(
                try await world.count(
                    """
                    SELECT count(*) FROM rollcall.jobs WHERE kind = 'test.deliver' AND state = 'scheduled'
                    AND run_at BETWEEN now() + interval '290 s' AND now() + interval '310 s'
                    """) == 1)
        }
    }

    @Test func inOrderTheFirstHoldsTheRestBack() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*", ordered: true)
            try await world.commit(newEvents(3), as: world.present())
            try await world.tell()
            let store = WebhookPassStore(endpoints: world.endpoints())
            let pass = try #require(
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant))
            let first = try await store.due(pass, limit: 10, of: world.tenant)
            #expect(first.count == 1)
            try await store.record(
                [.failed(500)], of: first[0], wait: .seconds(300), health: nil, notices: [], pass, of: world.tenant)
            #expect(try await store.due(pass, limit: 10, of: world.tenant).isEmpty)
            try await world.run("UPDATE {schema}.webhook_deliveries SET next_at = now()")
            #expect(try await store.due(pass, limit: 10, of: world.tenant).map(\.id) == first.map(\.id))
            try await store.record(
                [.failed(500)], of: first[0], wait: nil, health: nil, notices: [], pass, of: world.tenant)
            #expect(try await store.due(pass, limit: 10, of: world.tenant).map(\.sequence) == [3])
        }
    }

    @Test func disablingIsWrittenOnceAndTold() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*")
            try await world.commit(newEvents(2), as: world.present())
            try await world.tell()
            let store = WebhookPassStore(endpoints: world.endpoints())
            let pass = try #require(
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant))
            for delivery in try await store.due(pass, limit: 10, of: world.tenant) {
                try await store.record(
                    [.failed(410)], of: delivery, wait: .seconds(5), health: EndpointHealth(failures: 1),
                    notices: [.disabled(.gone)], pass, of: world.tenant)
            }
            let now = try #require(try await world.endpoints().find(endpoint.id, of: world.tenant))
            #expect(now.state == .disabled && now.disabledReason == .gone && now.version == endpoint.version + 1)
            let told = try await world.log.page(of: world.tenant, after: 0, limit: 100)
                .filter { $0.type == .webhookEndpointDisabled }
            #expect(told.count == 1 && told.first?.data == #"{"reason":"gone"}"#)
            let enabled = try await world.endpoints().update(
                endpoint.id, WebhookSettingsChange(isEnabled: true), of: world.tenant)
            #expect(enabled.health == EndpointHealth() && enabled.disabledReason == nil && enabled.disabledAt == nil)
        }
    }

    @Test func aLateFailureDoesNotUndoWhatAnAdminHasReset() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*")
            try await world.commit(newEvents(1), as: world.present())
            try await world.tell()
            let store = WebhookPassStore(endpoints: world.endpoints())
            let pass = try #require(
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant))
            let delivery = try #require(try await store.due(pass, limit: 10, of: world.tenant).first)
            for isEnabled in [false, true] {
                _ = try await world.endpoints().update(
                    endpoint.id, WebhookSettingsChange(isEnabled: isEnabled), of: world.tenant)
            }
            let old = Date(timeIntervalSince1970: 1_700_000_000)
            let isCurrent = try await store.record(
                [.failed(500)], of: delivery, wait: .seconds(5),
                health: EndpointHealth(failingSince: old, failures: 99),
                notices: [.disabled(.failing)], pass, of: world.tenant)
            #expect(!isCurrent)
            let now = try #require(try await world.endpoints().find(endpoint.id, of: world.tenant))
            #expect(now.state == .enabled && now.health == EndpointHealth())
            // What was sent is written down all the same.
            #expect(try await world.deliveries(to: endpoint).map(\.attempts) == [1])
        }
    }

    @Test func aPassIsRenewedWithTheEndpointAsItIs() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*")
            let endpoints = world.endpoints()
            let store = WebhookPassStore(endpoints: endpoints)
            let pass = try #require(
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant))
            #expect(try await store.renew(pass, of: world.tenant)?.secrets == pass.secrets)
            _ = try await endpoints.update(
                endpoint.id, WebhookSettingsChange(url: "https://other.example/"), of: world.tenant)
            let (_, secret) = try await endpoints.rotateSecret(of: endpoint.id, overlap: 0, for: world.tenant)
            let moved = try #require(try await store.renew(pass, of: world.tenant))
            #expect(moved.endpoint.settings.url == "https://other.example/" && moved.secrets == [secret])
            _ = try await endpoints.update(endpoint.id, WebhookSettingsChange(isEnabled: false), of: world.tenant)
            #expect(try await store.renew(pass, of: world.tenant) == nil)
            _ = try await endpoints.update(endpoint.id, WebhookSettingsChange(isEnabled: true), of: world.tenant)
            #expect(try await store.renew(pass, of: world.tenant) != nil)
            try await endpoints.delete(endpoint.id, of: world.tenant)
            #expect(try await store.renew(pass, of: world.tenant) == nil)
        }
    }

    @Test func aManualSuccessEndsTheScheduleAndAFailureChangesNothing() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*")
            try await world.commit(newEvents(1), as: world.present())
            try await world.tell()
            let store = WebhookPassStore(endpoints: world.endpoints())
            let delivery = try #require(try await world.deliveries(to: endpoint).first)
            try await store.recordManual([.failed(500)], of: delivery, of: world.tenant) { _ in }
            #expect(try await world.deliveries(to: endpoint) == [delivery])
            try await store.recordManual([.failed(200)], of: delivery, of: world.tenant) { _ in }
            let after = try #require(try await world.deliveries(to: endpoint).first)
            #expect(after.state == .delivered && after.attempts == 0 && after.nextAt == nil)
            let log = try await WebhookDeliveryStore(endpoints: world.endpoints(), payloads: world.payloads)
                .attempts(of: after, of: world.tenant)
            #expect(log.map(\.status) == [200, 500])
            // The schedule's own attempt, which was under way meanwhile, comes too late.
            let pass = try #require(
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant))
            try await store.record(
                [.failed(500)], of: delivery, wait: .seconds(5), health: nil, notices: [], pass, of: world.tenant)
            #expect(try await world.deliveries(to: endpoint).map(\.state) == [.delivered])
        }
    }
}

extension WebhookAttempt {
    fileprivate static func failed(_ status: Int) -> WebhookAttempt {
        WebhookAttempt(
            id: IdentifierGenerator.random.next(at: WallClock.system.now()), isManual: false,
            startedAt: WallClock.system.now(), milliseconds: 5, status: status, requestHeaders: ["a": "b"])
    }
}
