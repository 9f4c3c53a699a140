import FoundationEssentials
import Postgres
import Testing

@testable import Tenancy

@Suite struct CredentialStoreTests {
    @Test func showsATokenOnceAndKeepsItsHint() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let issued = try await world.credentials.issue(name: "first", for: configuration)
            #expect(issued.token.hasPrefix("rc_"))
            #expect(issued.token.hasSuffix(issued.credential.hint))
            #expect(issued.credential.expiresAt == world.clock.now.addingTimeInterval(365 * 86_400))
            let listed = try await world.credentials.page(of: configuration, limit: 10).elements
            #expect(listed == [issued.credential])
            let holdsToken = """
                SELECT count(*) FROM rollcall.credentials AS c WHERE c::text LIKE '%\(issued.token.dropFirst(3).prefix(40))%'
                """
            #expect(try await world.number(holdsToken) == 0)
        }
    }

    @Test func refusesASixthLiveToken() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            var issued: [IssuedToken] = []
            for number in 1...5 {
                issued.append(try await world.credentials.issue(name: "\(number)", for: configuration))
            }
            await #expect(throws: TenancyError.tooManyLiveTokens(limit: 5)) {
                try await world.credentials.issue(name: "6", for: configuration)
            }
            try await world.credentials.revoke(issued[0].credential.id, of: configuration)
            _ = try await world.credentials.issue(name: "6", for: configuration)
        }
    }

    @Test func expiredTokensDoNotCount() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            for number in 1...5 {
                _ = try await world.credentials.issue(name: "\(number)", expiresInDays: 1, for: configuration)
            }
            world.clock.advance(by: 86_400)
            _ = try await world.credentials.issue(name: "6", for: configuration)
        }
    }

    @Test func issuesAtOnceKeepTheLimit() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<12 {
                    group.addTask { _ = try? await world.credentials.issue(name: "\(number)", for: configuration) }
                }
            }
            #expect(try await world.number("SELECT count(*) FROM rollcall.credentials") == 5)
        }
    }

    @Test(arguments: [0, -1, 731])
    func refusesAnExpiryOutOfRange(_ days: Int) async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            await #expect(throws: TenancyError.expiryOutOfRange(days: days, allowed: 1...730)) {
                try await world.credentials.issue(name: "first", expiresInDays: days, for: configuration)
            }
        }
    }

    @Test func revokingTwiceKeepsTheFirstMoment() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let id = try await world.credentials.issue(name: "first", for: configuration).credential.id
            let first = try await world.credentials.revoke(id, of: configuration)
            world.clock.advance(by: 60)
            #expect(try await world.credentials.revoke(id, of: configuration) == first)
            #expect(first.revokedAt != nil)
        }
    }

    @Test func anotherConfigurationsTokenIsNotFound() async throws {
        try await World.make { world in
            let mine = try await world.configuration(of: try await world.tenant("mine"))
            let theirs = try await world.configuration(of: try await world.tenant("theirs"))
            let id = try await world.credentials.issue(name: "first", for: theirs).credential.id
            await #expect(throws: TenancyError.credentialNotFound) {
                try await world.credentials.revoke(id, of: mine)
            }
            #expect(try await world.credentials.page(of: mine, limit: 10).elements.isEmpty)
        }
    }

    @Test func noCredentialCanNameAnotherTenantsConfiguration() async throws {
        try await World.make { world in
            let mine = try await world.tenant("mine")
            let theirs = try await world.configuration(of: try await world.tenant("theirs"))
            await #expect {
                try await world.client.query(
                    CredentialStatements.insert,
                    [
                        .uuid(UUID()), .text(mine.id.text), .uuid(theirs.id), .text("forged"),
                        .bytes(world.hasher.hash("forged")), .text("rged"), .timestamp(world.clock.now),
                        .timestamp(world.clock.now.addingTimeInterval(60)), .int8(5), .uuid(nil), .timestamp(nil),
                    ])
            } throws: {
                ($0 as? PostgresError)?.constraint == "credentials_configuration"
            }
        }
    }
}
