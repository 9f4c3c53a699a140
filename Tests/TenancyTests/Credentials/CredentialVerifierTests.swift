import FoundationEssentials
import Postgres
import SeededGenerator
import Testing

@testable import Tenancy

@Suite struct CredentialVerifierTests {
    /// A tenant with a configuration and one token.
    private struct Caller: Sendable {
        let tenant: Tenant
        let configuration: SCIMConfiguration
        let issued: IssuedToken

        static func make(_ slug: String, in world: World) async throws -> Caller {
            let tenant = try await world.tenant(slug)
            let configuration = try await world.configuration(of: tenant)
            let issued = try await world.credentials.issue(name: "first", for: configuration)
            return Caller(tenant: tenant, configuration: configuration, issued: issued)
        }
    }

    @Test func admitsALiveTokenForItsTenant() async throws {
        try await World.make { world in
            let caller = try await Caller.make("globex", in: world)
            let verdict = try await world.verifier().verify(
                token: caller.issued.token, slug: "globex", at: world.clock.now)
            #expect(
                verdict
                    == .accepted(
                        ProvisioningIdentity(
                            tenant: caller.tenant, configuration: caller.configuration,
                            credentialID: caller.issued.credential.id, userID: nil)))
        }
    }

    @Test func refusesATokenForAnotherTenant() async throws {
        try await World.make { world in
            let caller = try await Caller.make("globex", in: world)
            _ = try await Caller.make("initech", in: world)
            let verifier = world.verifier()
            for slug in ["initech", "nobody", "GLOBEX", ""] {
                let verdict = try await verifier.verify(
                    token: caller.issued.token, slug: slug, at: world.clock.now)
                #expect(verdict == .refused(.otherTenant))
            }
        }
    }

    @Test func refusesARevokedTokenASecondLaterInEveryProcess() async throws {
        try await World.make { world in
            let caller = try await Caller.make("globex", in: world)
            let processes = [world.verifier(), world.verifier()]
            for process in processes {
                let verdict = try await process.verify(
                    token: caller.issued.token, slug: "globex", at: world.clock.now)
                #expect(verdict.identity != nil)
            }
            try await world.credentials.revoke(caller.issued.credential.id, of: caller.configuration)
            world.clock.advance(by: 1)
            for process in processes {
                let verdict = try await process.verify(
                    token: caller.issued.token, slug: "globex", at: world.clock.now)
                #expect(verdict == .refused(.revoked))
            }
        }
    }

    @Test func refusesATokenFromTheMomentOfItsExpiry() async throws {
        try await World.make { world in
            let caller = try await Caller.make("globex", in: world)
            let verifier = world.verifier()
            let expiry = caller.issued.credential.expiresAt
            let before = try await verifier.verify(
                token: caller.issued.token, slug: "globex", at: expiry.addingTimeInterval(-0.5))
            #expect(before.identity != nil)
            // From the cache too.
            let after = try await verifier.verify(token: caller.issued.token, slug: "globex", at: expiry)
            #expect(after == .refused(.expired))
        }
    }

    @Test func refusesTokensThatNobodyIssued() async throws {
        try await World.make { world in
            let caller = try await Caller.make("globex", in: world)
            var random = SeededGenerator(seed: 9)
            let invented = SecretToken(.credential, random: &random).text
            let verifier = world.verifier()
            let now = world.clock.now
            #expect(try await verifier.verify(token: invented, slug: "globex", at: now) == .refused(.unknown))
            let tampered = caller.issued.token.dropLast() + (caller.issued.token.hasSuffix("A") ? "B" : "A")
            #expect(
                try await verifier.verify(token: String(tampered), slug: "globex", at: now) == .refused(.malformed))
        }
    }

    @Test func asksNothingAboutAMalformedToken() async throws {
        try await World.make { world in
            let verifier = world.verifier()
            // A table that is gone makes every query an error.
            _ = try await world.client.query(Statement("test.drop", "DROP TABLE rollcall.credentials"))
            for token in ["", "secret", "rc_short_abcdef", "rc_\u{0}", String(repeating: "x", count: 100_000)] {
                let verdict = try await verifier.verify(token: token, slug: "globex", at: world.clock.now)
                #expect(verdict == .refused(.malformed))
            }
        }
    }

    @Test func asksOnceASecondAboutOneToken() async throws {
        try await World.make { world in
            let caller = try await Caller.make("globex", in: world)
            var random = SeededGenerator(seed: 9)
            let invented = SecretToken(.credential, random: &random).text
            let verifier = world.verifier()
            let now = world.clock.now
            _ = try await verifier.verify(token: caller.issued.token, slug: "globex", at: now)
            _ = try await verifier.verify(token: invented, slug: "globex", at: now)
            _ = try await world.client.query(Statement("test.drop", "DROP TABLE rollcall.credentials"))
            let soon = now.addingTimeInterval(0.9)
            #expect(
                try await verifier.verify(token: caller.issued.token, slug: "globex", at: soon).identity != nil)
            #expect(try await verifier.verify(token: invented, slug: "globex", at: soon) == .refused(.unknown))
            await #expect(throws: PostgresError.self) {
                try await verifier.verify(
                    token: caller.issued.token, slug: "globex", at: now.addingTimeInterval(1))
            }
        }
    }

    @Test func tellsASuspendedTenantFromADisabledConfiguration() async throws {
        try await World.make { world in
            let caller = try await Caller.make("globex", in: world)
            _ = try await world.tenants.suspend(caller.tenant.id)
            let suspended = try await world.verifier().verify(
                token: caller.issued.token, slug: "globex", at: world.clock.now)
            guard case .tenantSuspended = suspended else {
                Issue.record("expected a suspended tenant, got \(suspended)")
                return
            }
            #expect(suspended.identity == nil)
            _ = try await world.configurations.update(
                caller.configuration.id, SCIMConfigurationChange(state: .disabled), of: caller.tenant)
            let disabled = try await world.verifier().verify(
                token: caller.issued.token, slug: "globex", at: world.clock.now)
            #expect(disabled == .refused(.configurationDisabled))
        }
    }

    @Test func tellsWhenTheTenantsSchemaIsBehind() async throws {
        try await World.make { world in
            let caller = try await Caller.make("globex", in: world)
            _ = try await world.client.query(
                Statement("test.set_behind", "UPDATE rollcall.tenants SET schema_version = schema_version - 1"))
            let verdict = try await world.verifier().verify(
                token: caller.issued.token, slug: "globex", at: world.clock.now)
            #expect(verdict.identity?.tenant.isServable == false)
        }
    }
}
