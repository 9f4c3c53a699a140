import FoundationEssentials
import JSON
import Postgres
import Testing

@testable import Tenancy

/// Access tokens for assertions that an issuer has signed.
@Suite struct FederatedAccessTokenTests {
    @Test func anAssertionObtainsOneTokenInAllProcesses() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world, trust: OAuthCaller.trust)
            let id = caller.client.id.uuidString
            let text = try caller.assertion("one")
            let processes = [caller.process(), caller.process()]
            let granted = await withTaskGroup(of: String?.self) { group in
                for process in processes + processes {
                    group.addTask { try? await process.issue(clientID: id, .assertion(text), slug: "globex") }
                }
                return await group.reduce(into: [String]()) { granted, token in granted += token.map { [$0] } ?? [] }
            }
            #expect(granted.count == 1)
            #expect(try await caller.verdict(of: try #require(granted.first)).identity != nil)
            await #expect(throws: ClientRefusal.replayed) {
                try await processes[0].issue(clientID: id, .assertion(text), slug: "globex")
            }
            #expect(try await world.number("SELECT count(*) FROM rollcall.access_tokens") == 1)
            _ = try await processes[1].issue(clientID: id, .assertion(caller.assertion("two")), slug: "globex")
        }
    }

    @Test func anOutageOfTheIssuerIsSurvivedForADay() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world, trust: OAuthCaller.trust)
            let (issuer, id) = (caller.process(), caller.client.id.uuidString)
            func obtain(_ name: String) async throws {
                _ = try await issuer.issue(clientID: id, .assertion(caller.assertion(name)), slug: "globex")
            }
            try await obtain("one")
            caller.keys.goDown()
            world.clock.advance(by: 1_000)
            try await obtain("two")
            #expect(caller.keys.fetches == 2, "the issuer was asked in vain")
            world.clock.advance(by: 85_000)
            try await obtain("three")
            world.clock.advance(by: 1_000)
            await #expect(throws: ClientRefusal.keysUnavailable) { try await obtain("four") }
            caller.keys.goDown(false)
            world.clock.advance(by: 60)
            try await obtain("five")
        }
    }

    @Test func whoIsOverCausesNobodyToAskForKeys() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world, trust: OAuthCaller.trust)
            let (issuer, id) = (caller.process(), caller.client.id.uuidString)
            try await world.run("UPDATE rollcall.scim_configurations SET state = 'disabled'")
            await #expect(throws: ClientRefusal.configurationDisabled) {
                try await issuer.issue(clientID: id, .assertion(caller.assertion("one")), slug: "globex")
            }
            try await world.run("UPDATE rollcall.scim_configurations SET state = 'enabled'")
            _ = try await world.client.transaction {
                try await world.clients.revoke(caller.client.id, of: caller.configuration, in: $0).isFirst
            }
            await #expect(throws: ClientRefusal.clientRevoked) {
                try await issuer.issue(clientID: id, .assertion(caller.assertion("one")), slug: "globex")
            }
            #expect(caller.keys.fetches == 0)
        }
    }

    @Test func anAssertionNeedsNoClientIdWhileItIsMeantForOneClient() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world, trust: OAuthCaller.trust)
            let issuer = caller.process()
            _ = try await issuer.issue(clientID: nil, .assertion(caller.assertion("one")), slug: "globex")
            _ = try await world.tenant("other")
            for (text, slug) in [("a.b.c", "globex"), (try caller.assertion("two"), "other")] {
                await #expect(throws: ClientRefusal.unknown) {
                    try await issuer.issue(clientID: nil, .assertion(text), slug: slug)
                }
            }
            let zero = try caller.keys.assertion(["iss": "a\0b", "sub": "workload", "aud": "api://rollcall"])
            await #expect(throws: ClientRefusal.unknown) {
                try await issuer.issue(clientID: nil, .assertion(zero), slug: "globex")
            }
            _ = try await world.client.transaction {
                try await world.clients.create(
                    NewOAuthClient(name: "second", trust: OAuthCaller.trust), for: caller.configuration, in: $0
                ).client
            }
            await #expect(throws: ClientRefusal.unknown) {
                try await issuer.issue(clientID: nil, .assertion(caller.assertion("two")), slug: "globex")
            }
            _ = try await issuer.issue(
                clientID: caller.client.id.uuidString, .assertion(caller.assertion("two")), slug: "globex")
        }
    }
}
