import FoundationEssentials
import Postgres
import Testing

@testable import Tenancy

@Suite struct TokenRotationTests {
    @Test func bothTokensOpenTheDoorUntilTheOverlapEnds() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let first = try await world.credentials.issue(name: "first", for: configuration)
            let verifier = world.verifier()
            func opens(_ token: String) async throws -> Bool {
                try await verifier.verify(token: token, slug: "globex", at: world.clock.now).identity != nil
            }
            #expect(try await opens(first.token))
            let (old, new) = try await world.credentials.rotate(
                first.credential.id, TokenRotation(overlap: 3_600), of: configuration)
            #expect(old.replacedBy == new.credential.id)
            #expect(old.expiresAt == world.clock.now.addingTimeInterval(3_600))
            #expect(new.credential.name == "first")
            #expect(new.credential.expiresAt == world.clock.now.addingTimeInterval(365 * 86_400))
            #expect(try await opens(new.token))
            // A second later every process has read the row again.
            world.clock.advance(by: 1)
            #expect(try await opens(first.token))
            world.clock.advance(by: 3_599)
            #expect(try await !opens(first.token))
            #expect(try await opens(new.token))
        }
    }

    @Test func withoutOverlapTheOldOneIsRevoked() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let first = try await world.credentials.issue(name: "first", for: configuration)
            let (old, new) = try await world.credentials.rotate(
                first.credential.id, TokenRotation(overlap: 0, name: "second", expiresInDays: 30), of: configuration)
            #expect(old.revokedAt == world.clock.now)
            #expect(new.credential.name == "second")
            let verdict = try await world.verifier().verify(
                token: first.token, slug: "globex", at: world.clock.now)
            #expect(verdict == .refused(.revoked))
        }
    }

    @Test func anOverlapNeverProlongsAToken() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let first = try await world.credentials.issue(name: "first", expiresInDays: 1, for: configuration)
            let (old, _) = try await world.credentials.rotate(
                first.credential.id, TokenRotation(overlap: 604_800), of: configuration)
            #expect(old.expiresAt == first.credential.expiresAt)
        }
    }

    @Test func neverMakesASixthLiveToken() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            var issued: [IssuedToken] = []
            for number in 1...5 {
                issued.append(try await world.credentials.issue(name: "\(number)", for: configuration))
            }
            await #expect(throws: TenancyError.tooManyLiveTokens(limit: 5)) {
                try await world.credentials.rotate(issued[0].credential.id, TokenRotation(), of: configuration)
            }
            #expect(try await world.credentials.find(issued[0].credential.id, of: configuration).replacedBy == nil)
            _ = try await world.credentials.rotate(
                issued[0].credential.id, TokenRotation(overlap: 0), of: configuration)
        }
    }

    @Test func rotationsAtOnceReplaceATokenOnceAndKeepTheLimit() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let first = try await world.credentials.issue(name: "first", for: configuration)
            let second = try await world.credentials.issue(name: "second", for: configuration)
            let third = try await world.credentials.issue(name: "third", for: configuration)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    for token in [first, second, third] {
                        group.addTask {
                            _ = try? await world.credentials.rotate(
                                token.credential.id, TokenRotation(), of: configuration)
                        }
                    }
                }
            }
            #expect(try await world.number("SELECT count(*) FROM rollcall.credentials") == 5)
            #expect(
                try await world.number("SELECT count(*) FROM rollcall.credentials WHERE replaced_by IS NOT NULL") == 2)
        }
    }

    @Test func whatIsOverOrReplacedIsNotRotated() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            func issue() async throws -> UUID {
                try await world.credentials.issue(name: "x", expiresInDays: 1, for: configuration).credential.id
            }
            func rotate(_ id: UUID) async throws {
                _ = try await world.credentials.rotate(id, TokenRotation(overlap: 60), of: configuration)
            }
            let revoked = try await issue()
            try await world.credentials.revoke(revoked, of: configuration)
            await #expect(throws: TenancyError.credentialNotLive) { try await rotate(revoked) }
            let replaced = try await issue()
            try await rotate(replaced)
            await #expect(throws: TenancyError.credentialReplaced) { try await rotate(replaced) }
            let expired = try await issue()
            world.clock.advance(by: 86_400)
            await #expect(throws: TenancyError.credentialNotLive) { try await rotate(expired) }
            await #expect(throws: TenancyError.credentialNotFound) { try await rotate(UUID()) }
        }
    }

    @Test(arguments: [-1, 604_801])
    func refusesAnOverlapOutOfRange(_ seconds: Int) {
        #expect(throws: TenancyError.overlapOutOfRange(seconds: seconds, allowed: 0...604_800)) {
            try TokenRotation(overlap: seconds)
        }
    }
}
