import Crypto
import FoundationEssentials
import Postgres
import TestDatabase
import Testing

@testable import Tenancy

@Suite struct IdempotencyStoreTests {
    private let request = IdempotentRequest(
        callerID: UUID(), method: "POST", path: "/tenants", key: "one", contents: [[], [1, 2]])

    private func store(_ world: World, client: PostgresClient? = nil) -> IdempotencyStore {
        IdempotencyStore(
            client: client ?? world.client,
            seal: SecretSeal(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)), for: .replies),
            identifiers: .random, clock: world.clock.wall)
    }

    @Test func ofManyAtOnceOneActs() async throws {
        try await World.make { world in
            let store = store(world)
            let acting = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<16 {
                    group.addTask { try await store.claim(request).acting != nil }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(acting == 1)
            #expect(try await store.claim(request).word == "underWay")
        }
    }

    @Test func theAnswerIsRepeatedForADayAndReadableToNobodyElse() async throws {
        try await World.make { world in
            let store = store(world)
            let claim = try #require(try await store.claim(request).acting)
            let reply = KeptReply(status: 201, fields: ["ETag", "W/\"1\""], body: Array("secret-token".utf8))
            try await store.keep(reply, for: request, claim: claim)
            guard case .repeated(let kept) = try await store.claim(request) else {
                Issue.record("The answer is not repeated.")
                return
            }
            #expect(kept == reply)
            #expect(
                try await world.number(
                    """
                    SELECT count(*) FROM rollcall.idempotency_keys
                    WHERE position('secret-token'::bytea IN body) > 0 OR fields LIKE '%secret%'
                    """) == 0)
            let other = IdempotentRequest(
                callerID: request.callerID, method: "POST", path: "/tenants", key: "one", contents: [[1], [2]])
            #expect(try await store.claim(other).word == "mismatch")
            world.clock.advance(by: IdempotencyStore.lifetime + 1)
            #expect(try await store.claim(request).acting != nil)
        }
    }

    @Test func whoDiedWhileActingIsNotFollowed() async throws {
        try await World.make { world in
            let store = store(world)
            _ = try await store.claim(request)
            world.clock.advance(by: IdempotencyStore.longestRequest + 1)
            #expect(try await store.claim(request).word == "unknown")
        }
    }

    @Test func whatDidNothingMayBeTriedAgain() async throws {
        try await World.make { world in
            let store = store(world)
            let claim = try #require(try await store.claim(request).acting)
            try await store.release(request, claim: UUID())
            #expect(try await store.claim(request).word == "underWay")
            try await store.release(request, claim: claim)
            #expect(try await store.claim(request).acting != nil)
        }
    }

    @Test func aClaimOfWhichNobodyHeardActsAllTheSame() async throws {
        try await World.make { world in
            try await loseTheAnswer(world) { (claim, store, cut) async throws in
                cut()
                let (first, second) = (try await claim.value, try await store.claim(request).word)
                #expect(first == "act" && second == "underWay")
            }
        }
    }

    @Test func aClaimOfWhichNobodyHeardAndForWhichNobodyWaitsIsLetGo() async throws {
        try await World.make { world in
            try await loseTheAnswer(world) { (claim, store, cut) async throws in
                claim.cancel()
                cut()
                await #expect(throws: PostgresError.self) { try await claim.value }
                try await eventually("somebody else may act") { try await store.claim(request).acting != nil }
            }
        }
    }

    /// A claim that is written and of which nobody has heard, because nothing comes through until the body cuts the connection.
    private func loseTheAnswer(
        _ world: World,
        _ body: (Task<String, any Error>, IdempotencyStore, _ cut: () -> Void) async throws -> Void
    ) async throws {
        let proxy = try CuttingProxy(to: world.database.url)
        defer { proxy.stop() }
        try await TestDatabase(url: proxy.url).withClient(TestDatabase.patient) { client in
            let store = store(world, client: client)
            let claim = try await world.client.transaction { transaction in
                _ = try await transaction.query(
                    Statement("test.lock", "LOCK TABLE rollcall.idempotency_keys IN EXCLUSIVE MODE"))
                let claim = Task { try await store.claim(request).word }
                try await eventually("the claim waits") {
                    try await world.number(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'rollcall.idempotency_keys'::regclass"
                    ) == 1
                }
                proxy.freeze()
                return claim
            }
            try await eventually("the claim is written") {
                try await world.number("SELECT count(*) FROM rollcall.idempotency_keys") == 1
            }
            try await body(claim, self.store(world)) {
                proxy.cutAll()
                proxy.thaw()
            }
        }
    }

    @Test func whatWasAnsweredInATenantGoesWithIt() async throws {
        try await World.make { world in
            let store = store(world)
            let tenant = try await world.tenant("globex")
            let request = IdempotentRequest(
                callerID: UUID(), tenantID: tenant.id, method: "POST", path: "/tenants/globex/x", key: "one",
                contents: [[], [1]])
            let claim = try #require(try await store.claim(request).acting)
            try await store.keep(KeptReply(status: 201, fields: [], body: [1]), for: request, claim: claim)
            #expect(try await store.claim(request).word == "repeated")
            _ = try await world.tenants.delete(tenant.id, afterHours: 0)
            #expect(try await world.deleteNow(tenant))
            #expect(try await world.number("SELECT count(*) FROM rollcall.idempotency_keys") == 0)
            await #expect(throws: TenancyError.tenantNotFound) { try await store.claim(request) }
            let successor = try await world.tenant("globex")
            let again = IdempotentRequest(
                callerID: request.callerID, tenantID: successor.id, method: "POST", path: "/tenants/globex/x",
                key: "one", contents: [[], [1]])
            #expect(try await store.claim(again).acting != nil)
        }
    }

    @Test func oldKeysAreForgotten() async throws {
        try await World.make { world in
            let store = store(world)
            for number in 0..<3 {
                _ = try await store.claim(
                    IdempotentRequest(
                        callerID: request.callerID, method: "POST", path: "/", key: "\(number)", contents: []))
            }
            #expect(try await store.prune(limit: 10) == 0)
            world.clock.advance(by: IdempotencyStore.lifetime + 1)
            #expect(try await store.prune(limit: 2) == 2)
            #expect(try await store.prune(limit: 2) == 1)
        }
    }
}

extension IdempotencyClaim {
    fileprivate var acting: UUID? {
        guard case .act(let claim) = self else { return nil }
        return claim
    }

    fileprivate var word: String {
        switch self {
        case .act: "act"
        case .repeated: "repeated"
        case .underWay: "underWay"
        case .mismatch: "mismatch"
        case .unknown: "unknown"
        }
    }
}
