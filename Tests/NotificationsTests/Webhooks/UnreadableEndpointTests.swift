import Events
import FoundationEssentials
import Tenancy
import Testing

@testable import Notifications

/// An endpoint whose secret and headers were sealed under another secret key than the service's.
struct UnreadableEndpointTests {
    @Test func itIsSeenChangedAndTakenAway() async throws {
        try await World.make { world in
            let endpoint = try await world.unreadable()
            let endpoints = world.endpoints()
            #expect(try await endpoints.page(of: world.tenant, limit: 10).elements.map(\.id) == [endpoint.id])
            let changed = try await endpoints.update(
                endpoint.id, WebhookSettingsChange(description: "new", isEnabled: false), of: world.tenant)
            #expect(changed.settings.description == "new" && changed.state == .disabled)
            // Where the key is the old one, its headers are as they were.
            let elsewhere = try await world.endpoints(seal: world.otherSeal).find(endpoint.id, of: world.tenant)
            #expect(elsewhere?.settings.headers == endpoint.settings.headers)
            try await endpoints.delete(endpoint.id, of: world.tenant)
            #expect(try await endpoints.find(endpoint.id, of: world.tenant) == nil)
        }
    }

    @Test func itHoldsNobodyElseUpAndLosesNothing() async throws {
        try await World.make { world in
            let unreadable = try await world.unreadable()
            let other = try await world.endpoint("user.*")
            try await world.commit(newEvents(2), as: world.present())
            try await world.tell()
            #expect(try await world.deliveries(to: other).count == 2)
            #expect(try await world.deliveries(to: unreadable).count == 2)
        }
    }

    @Test func nothingIsSentUntilSecretAndHeadersAreSetAnew() async throws {
        try await World.make { world in
            let endpoint = try await world.unreadable()
            let endpoints = world.endpoints()
            let store = WebhookPassStore(endpoints: endpoints)
            func begin() async throws -> WebhookPass? {
                try await store.begin(endpoint.id, by: world.job(1), for: .seconds(60), of: world.tenant)
            }
            await #expect(throws: WebhookUnreadable.self) { try await begin() }
            let (_, secret) = try await endpoints.rotateSecret(of: endpoint.id, overlap: 24, for: world.tenant)
            await #expect(throws: WebhookUnreadable.self) { try await begin() }
            _ = try await endpoints.update(endpoint.id, WebhookSettingsChange(headers: []), of: world.tenant)
            #expect(try await begin()?.secrets == [secret])
        }
    }
}

extension World {
    fileprivate func unreadable() async throws -> WebhookEndpoint {
        try await endpoints(seal: otherSeal).create(
            WebhookSettings(
                url: "https://hooks.example/", eventTypes: ["user.*"],
                headers: [WebhookHeader(name: "Authorization", value: "Bearer a")]), for: tenant
        ).0
    }
}
