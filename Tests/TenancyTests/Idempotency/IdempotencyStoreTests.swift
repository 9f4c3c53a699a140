import Crypto
import FoundationEssentials
import Testing

@testable import Tenancy

@Suite struct IdempotencyStoreTests {
    private let request = IdempotentRequest(
        callerID: UUID(), method: "POST", path: "/tenants", key: "one", contents: [[], [1, 2]])

    private func store(_ world: World) -> IdempotencyStore {
        IdempotencyStore(
            client: world.client,
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
