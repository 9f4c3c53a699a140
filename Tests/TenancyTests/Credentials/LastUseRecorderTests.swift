import FoundationEssentials
import Postgres
import TestDatabase
import Testing

@testable import Tenancy

@Suite struct LastUseRecorderTests {
    @Test func writesAUseOfATokenOnceAMinute() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let issued = try await world.credentials.issue(name: "first", for: configuration)
            let verifier = world.verifier()
            func use() async throws -> Date? {
                _ = try await verifier.verify(token: issued.token, slug: "globex", at: world.clock.now)
                try await world.uses.write()
                return try await world.credentials.page(of: configuration, limit: 1).elements.first?.lastUsedAt
            }
            let first = world.clock.now
            #expect(try await use() == first)
            world.clock.advance(by: 59)
            #expect(try await use() == first)
            world.clock.advance(by: 2)
            #expect(try await use() == world.clock.now)
        }
    }

    @Test func tellsWhoUsedAToken() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let issued = try await world.credentials.issue(name: "first", for: configuration)
            let caller = Caller(address: "192.0.2.7", agent: String(repeating: "a", count: 500))
            _ = try await world.verifier().verify(
                token: issued.token, slug: "globex", at: world.clock.now, by: caller)
            try await world.uses.write()
            let used = try await world.credentials.find(issued.credential.id, of: configuration).lastUsedBy
            #expect(used.address == "192.0.2.7")
            #expect(used.agent == String(repeating: "a", count: 200))
        }
    }

    @Test func writesNothingForARefusedToken() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let issued = try await world.credentials.issue(name: "first", for: configuration)
            _ = try await world.verifier().verify(token: issued.token, slug: "initech", at: world.clock.now)
            try await world.uses.write()
            #expect(try await world.credentials.page(of: configuration, limit: 1).elements.first?.lastUsedAt == nil)
        }
    }

    @Test func runsUntilItIsCancelled() async throws {
        try await World.make { world in
            let recorder = LastUseRecorder(
                client: world.client, logger: TestDatabase.logger, pause: .milliseconds(5))
            let key = try await world.keys.create(name: "first")
            let verifier = APIKeyVerifier(
                client: world.client, hasher: world.hasher, uses: recorder, bootstrapKey: nil)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await recorder.run() }
                _ = try await verifier.verify(key: key.key, at: world.clock.now)
                try await eventually("the use of the key is written") {
                    try await world.keys.page(limit: 1).elements.first?.lastUsedAt == world.clock.now
                }
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.waitForAll() }
            }
        }
    }
}
