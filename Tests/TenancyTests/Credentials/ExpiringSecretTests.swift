import FoundationEssentials
import Postgres
import Testing

@testable import Tenancy

@Suite struct ExpiringSecretTests {
    private static let month: TimeInterval = 30 * 86_400

    @Test func tokensThatEndSoonAreListedAndOthersAreNot() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            let (first, second) = (
                try await world.configuration(of: tenant), try await world.configuration(of: tenant, name: "Okta")
            )
            _ = try await world.credentials.issue(name: "soon", expiresInDays: 20, for: first)
            _ = try await world.credentials.issue(name: "sooner", expiresInDays: 10, for: second)
            _ = try await world.credentials.issue(name: "later", expiresInDays: 31, for: first)
            _ = try await world.credentials.issue(
                name: "person", expiresInDays: 5, for: first, standingFor: UUID())
            let revoked = try await world.credentials.issue(name: "revoked", expiresInDays: 5, for: first)
            try await world.credentials.revoke(revoked.credential.id, of: first)
            let followed = try await world.credentials.issue(name: "followed", expiresInDays: 5, for: second)
            _ = try await world.credentials.rotate(followed.credential.id, TokenRotation(), of: second)

            func listed(_ configurations: [SCIMConfiguration], of owner: Tenant) async throws -> [String] {
                try await world.credentials.expiring(
                    by: world.clock.now.addingTimeInterval(Self.month), of: configurations.map(\.id), of: owner.id,
                    limit: 10
                ).map(\.name)
            }
            #expect(try await listed([first, second], of: tenant) == ["sooner", "soon"])
            #expect(try await listed([first], of: tenant) == ["soon"])
            #expect(try await listed([first, second], of: world.tenant("other")) == [])
            world.clock.advance(by: 15 * 86_400)
            #expect(
                try await listed([first, second], of: tenant) == ["soon", "later"], "what is over is no more to be done"
            )
        }
    }

    @Test func clientSecretsThatEndSoonAreListedByTheirClient() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            func listed() async throws -> [String] {
                try await world.clients.expiringSecrets(
                    by: world.clock.now.addingTimeInterval(Self.month), of: [caller.configuration.id],
                    of: caller.configuration.tenantID, limit: 10
                ).map(\.name)
            }
            let first = try #require(caller.secret)
            #expect(try await listed() == [], "it ends much later")
            world.clock.advance(by: first.secret.expiresAt.timeIntervalSince(world.clock.now) - Self.month)
            #expect(try await listed() == [caller.client.name])
            _ = try await world.client.transaction {
                try await world.clients.revokeSecret(
                    first.secret.id, of: caller.client.id, of: caller.configuration, in: $0
                ).isFirst
            }
            #expect(try await listed() == [])
        }
    }
}
