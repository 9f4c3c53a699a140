import FoundationEssentials
import Postgres
import Testing

@testable import Tenancy

@Suite struct APIKeyTests {
    @Test func admitsAnOperatorsKeyToEveryTenant() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            let issued = try await world.keys.create(name: "operator")
            let identity = try await world.keyVerifier().verify(key: issued.key, at: world.clock.now)
            #expect(identity == .key(issued.apiKey))
            #expect(identity?.isOperator == true)
            #expect(identity?.mayReach(tenant) == true)
        }
    }

    @Test func bindsATenantsKeyToIt() async throws {
        try await World.make { world in
            let (mine, theirs) = (try await world.tenant("mine"), try await world.tenant("theirs"))
            let issued = try await world.keys.create(name: "ours", tenant: mine.id)
            let identity = try #require(
                try await world.keyVerifier().verify(key: issued.key, at: world.clock.now))
            #expect(identity.mayReach(mine))
            #expect(!identity.mayReach(theirs))
            #expect(!identity.isOperator)
            #expect(try await world.keys.page(of: mine.id, limit: 10).elements == [issued.apiKey])
            #expect(try await world.keys.page(of: theirs.id, limit: 10).elements.isEmpty)
            await #expect(throws: TenancyError.apiKeyNotFound) {
                try await world.keys.revoke(issued.apiKey.id, of: theirs.id)
            }
        }
    }

    @Test func refusesRevokedExpiredAndInventedKeys() async throws {
        try await World.make { world in
            let revoked = try await world.keys.create(name: "revoked")
            let expiring = try await world.keys.create(name: "expiring", expiresInDays: 1)
            try await world.keys.revoke(revoked.apiKey.id)
            let verifier = world.keyVerifier(bootstrapKey: "the operator's own")
            let now = world.clock.now
            #expect(try await verifier.verify(key: revoked.key, at: now) == nil)
            #expect(try await verifier.verify(key: expiring.key, at: now) != nil)
            #expect(try await verifier.verify(key: expiring.key, at: now.addingTimeInterval(86_400)) == nil)
            for key in ["", "rck_", "the operator's", String(expiring.key.dropLast()) + "!", "rc_\u{0}"] {
                #expect(try await verifier.verify(key: key, at: now) == nil)
            }
        }
    }

    @Test func admitsTheBootstrapKeyWithoutATable() async throws {
        try await World.make { world in
            let verifier = world.keyVerifier(bootstrapKey: "the operator's own")
            _ = try await world.client.query(Statement("test.drop", "DROP TABLE rollcall.api_keys CASCADE"))
            let identity = try await verifier.verify(key: "the operator's own", at: world.clock.now)
            #expect(identity == .bootstrap)
        }
    }

    @Test func anEmptyBootstrapKeyAdmitsNobody() async throws {
        try await World.make { world in
            let identity = try await world.keyVerifier(bootstrapKey: "").verify(key: "", at: world.clock.now)
            #expect(identity == nil)
        }
    }

    @Test func refusesAKeyForATenantThatIsNotThere() async throws {
        try await World.make { world in
            await #expect(throws: TenancyError.tenantNotFound) {
                try await world.keys.create(name: "ours", tenant: TenantID("nobody"))
            }
        }
    }
}
