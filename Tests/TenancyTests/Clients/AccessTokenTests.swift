import FoundationEssentials
import JSON
import Postgres
import Testing

@testable import Tenancy

@Suite struct AccessTokenTests {
    @Test func aSecretObtainsATokenForTwoHours() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            let text = try #require(caller.secret?.text)
            let token = try await caller.process().issue(
                clientID: caller.client.id.uuidString, .secret(text), slug: "globex")
            #expect(token.hasPrefix("rca_"))
            let identity = try await caller.verdict(of: token).identity
            #expect(identity?.configuration == caller.configuration)
            #expect(identity?.credentialID == caller.client.id)
            #expect(try await caller.verdict(of: token, slug: "other") == .refused(.otherTenant))
            world.clock.advance(by: 7_199)
            #expect(try await caller.verdict(of: token).identity != nil)
            world.clock.advance(by: 1)
            #expect(try await caller.verdict(of: token) == .refused(.expired))
        }
    }

    @Test func neitherSecretsNorTokensAreStored() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            let text = try #require(caller.secret?.text)
            let token = try await caller.process().issue(
                clientID: caller.client.id.uuidString, .secret(text), slug: "globex")
            #expect(try await caller.verdict(of: text) == .refused(.malformed))
            for (table, secret) in [("oauth_client_secrets", text), ("access_tokens", token)] {
                let holds =
                    "SELECT count(*) FROM rollcall.\(table) AS t WHERE t::text LIKE '%\(secret.dropFirst(4).prefix(40))%'"
                #expect(try await world.number(holds) == 0)
            }
        }
    }

    @Test func whoIsRefusedIsToldApartInsideAlone() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            let text = try #require(caller.secret?.text)
            let (process, id) = (caller.process(), caller.client.id.uuidString)
            _ = try await world.tenant("other")
            await #expect(throws: ClientRefusal.unknown) {
                try await process.issue(clientID: id, .secret(text), slug: "other")
            }
            await #expect(throws: ClientRefusal.unknown) {
                try await process.issue(clientID: UUID().uuidString, .secret(text), slug: "globex")
            }
            await #expect(throws: ClientRefusal.unknown) {
                try await process.issue(clientID: id, .secret("guess"), slug: "globex")
            }
            await #expect(throws: ClientRefusal.otherMethod) {
                try await process.issue(clientID: id, .assertion(caller.assertion("a")), slug: "globex")
            }
            world.clock.advance(by: 730 * 86_400)
            await #expect(throws: ClientRefusal.secretExpired) {
                try await process.issue(clientID: id, .secret(text), slug: "globex")
            }
        }
    }

    @Test func tokensEndWithTheirSecretAndWithTheirClient() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            let first = try #require(caller.secret)
            let second = try await world.client.transaction {
                try await world.clients.issueSecret(
                    of: caller.client.id, expiresInDays: 365, of: caller.configuration, in: $0
                ).secret
            }
            let id = caller.client.id.uuidString
            let (one, two) = (
                try await caller.process().issue(clientID: id, .secret(first.text), slug: "globex"),
                try await caller.process().issue(clientID: id, .secret(second.text), slug: "globex")
            )
            _ = try await world.client.transaction {
                try await world.clients.revokeSecret(
                    first.secret.id, of: caller.client.id, of: caller.configuration, in: $0
                ).isFirst
            }
            #expect(try await caller.verdict(of: one) == .refused(.revoked))
            #expect(try await caller.verdict(of: two).identity != nil)
            await #expect(throws: ClientRefusal.secretRevoked) {
                try await caller.process().issue(clientID: id, .secret(first.text), slug: "globex")
            }
            _ = try await world.client.transaction {
                try await world.clients.revoke(caller.client.id, of: caller.configuration, in: $0).isFirst
            }
            #expect(try await caller.verdict(of: two) == .refused(.revoked))
            await #expect(throws: ClientRefusal.clientRevoked) {
                try await caller.process().issue(clientID: id, .secret(second.text), slug: "globex")
            }
        }
    }

    @Test func aSecretIsRotatedWithAnOverlap() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            let first = try #require(caller.secret)
            let new = try await world.client.transaction {
                try await world.clients.rotateSecret(
                    first.secret.id, overlap: SecretOverlap(seconds: 60), expiresInDays: 365, of: caller.client.id,
                    of: caller.configuration, in: $0
                ).new
            }
            func obtains(_ secret: IssuedSecret) async throws -> Bool {
                do {
                    _ = try await caller.process().issue(
                        clientID: caller.client.id.uuidString, .secret(secret.text), slug: "globex")
                    return true
                } catch is ClientRefusal {
                    return false
                }
            }
            #expect(try await obtains(first))
            #expect(try await obtains(new))
            world.clock.advance(by: 60)
            #expect(try await !obtains(first))
            #expect(try await obtains(new))
        }
    }

    @Test func neverMakesASixthLiveSecretNorAnEleventhClient() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        _ = try? await world.client.transaction {
                            try await world.clients.issueSecret(
                                of: caller.client.id, expiresInDays: 365, of: caller.configuration, in: $0
                            ).secret
                        }
                        _ = try? await world.client.transaction {
                            try await world.clients.create(
                                NewOAuthClient(name: "\(number)", trust: OAuthCaller.trust), for: caller.configuration,
                                in: $0
                            ).client
                        }
                    }
                }
            }
            #expect(try await world.number("SELECT count(*) FROM rollcall.oauth_client_secrets") == 5)
            #expect(try await world.number("SELECT count(*) FROM rollcall.oauth_clients") == 10)
        }
    }

    @Test func whoTakesTokensWithoutEndEndsTheirOwnOldest() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            let text = try #require(caller.secret?.text)
            let (issuer, id) = (caller.process(), caller.client.id.uuidString)
            let first = try await issuer.issue(clientID: id, .secret(text), slug: "globex")
            var last: [String] = []
            for _ in 0..<2 {
                world.clock.advance(by: 1)
                last.append(try await issuer.issue(clientID: id, .secret(text), slug: "globex"))
            }
            try await world.run(
                """
                INSERT INTO rollcall.access_tokens (token_hash, client_id, secret_id, created_at, expires_at)
                SELECT sha256(n::text::bytea), client_id, secret_id, created_at - interval '1 s', expires_at
                FROM (SELECT * FROM rollcall.access_tokens LIMIT 1) AS t, generate_series(1, 1000) AS n
                """)
            world.clock.advance(by: 1)
            last.append(try await issuer.issue(clientID: id, .secret(text), slug: "globex"))
            #expect(
                try await world.number("SELECT count(*) FROM rollcall.access_tokens") == AccessTokenIssuer.mostTokens)
            for token in last { #expect(try await caller.verdict(of: token).identity != nil) }
            try await world.run("UPDATE rollcall.access_tokens SET created_at = created_at - interval '1 day'")
            for _ in 0..<AccessTokenIssuer.mostTokens {
                world.clock.advance(by: 1)
                _ = try await issuer.issue(clientID: id, .secret(text), slug: "globex")
            }
            #expect(
                try await world.number("SELECT count(*) FROM rollcall.access_tokens") == AccessTokenIssuer.mostTokens)
            #expect(try await caller.verdict(of: first) == .refused(.unknown))
        }
    }

    @Test func aSuspendedTenantsClientsGetNothingAndSpendNothing() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world, trust: OAuthCaller.trust)
            let (issuer, id) = (caller.process(), caller.client.id.uuidString)
            let tenant = caller.configuration.tenantID
            for state in ["suspended", "to be deleted"] {
                _ =
                    state == "suspended"
                    ? try await world.tenants.suspend(tenant) : try await world.tenants.delete(tenant)
                await #expect(throws: ClientRefusal.tenantSuspended, "\(state)") {
                    try await issuer.issue(clientID: id, .assertion(caller.assertion("one")), slug: "globex")
                }
                _ = try await world.tenants.resume(tenant)
            }
            _ = try await issuer.issue(clientID: id, .assertion(caller.assertion("one")), slug: "globex")
        }
    }

    @Test func aRefusalTellsWhoseClientItWas() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            let (issuer, id) = (caller.process(), caller.client.id.uuidString)
            let known = await #expect(throws: RefusedClient.self) {
                try await issuer.authenticate(clientID: id, .secret("guess"), slug: "globex")
            }
            #expect(known?.identity?.configuration == caller.configuration)
            #expect(known?.identity?.credentialID == caller.client.id)
            let stranger = await #expect(throws: RefusedClient.self) {
                try await issuer.authenticate(clientID: UUID().uuidString, .secret("guess"), slug: "globex")
            }
            #expect(stranger == RefusedClient(.unknown, of: nil))
        }
    }

    @Test func whatTheClientsOfADeletedTenantWereGivenIsForgottenAheadOfIt() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world, trust: OAuthCaller.trust)
            let pruner = AccessTokenPruner(client: world.client, clock: world.clock.wall)
            _ = try await caller.process().issue(
                clientID: caller.client.id.uuidString, .assertion(caller.assertion("one")), slug: "globex")
            let rows =
                "SELECT (SELECT count(*) FROM rollcall.access_tokens) * 10 + (SELECT count(*) FROM rollcall.spent_assertions)"
            let tenant = caller.configuration.tenantID
            _ = try await world.tenants.delete(tenant, afterHours: 1)
            try await pruner.forget(tenant)
            #expect(try await world.number(rows) == 11)
            world.clock.advance(by: 3_600)
            try await pruner.forget(tenant)
            #expect(try await world.number(rows) == 0)
        }
    }

    @Test func whatIsOldIsForgotten() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world, trust: OAuthCaller.trust)
            let pruner = AccessTokenPruner(client: world.client, clock: world.clock.wall)
            _ = try await caller.process().issue(
                clientID: caller.client.id.uuidString, .assertion(caller.assertion("one")), slug: "globex")
            let rows =
                "SELECT (SELECT count(*) FROM rollcall.access_tokens) * 10 + (SELECT count(*) FROM rollcall.spent_assertions)"
            try await pruner.prune()
            #expect(try await world.number(rows) == 11)
            // The assertion is good for ten minutes and one more, and the clocks of those who judge may be ten behind.
            world.clock.advance(by: 661 + 598)
            try await pruner.prune()
            #expect(try await world.number(rows) == 11)
            world.clock.advance(by: 2)
            try await pruner.prune()
            #expect(try await world.number(rows) == 10)
            world.clock.advance(by: 7_200 + 86_400)
            try await pruner.prune()
            #expect(try await world.number(rows) == 0)
        }
    }
}
