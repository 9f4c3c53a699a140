import FoundationEssentials
import Postgres
import Testing

@testable import Tenancy

@Suite struct ListedTokensTests {
    /// The oldest live token is listed however many ended after it, and of those the newest.
    @Test func whatIsLiveIsListedWhateverElseThereIs() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let oldest = try await world.credentials.issue(name: "oldest", for: configuration).credential
            for number in 1...3 {
                let issued = try await world.credentials.issue(name: "\(number)", for: configuration)
                try await world.credentials.revoke(issued.credential.id, of: configuration)
            }
            let newest = try await world.credentials.issue(name: "newest", for: configuration).credential
            let listed = try await world.credentials.listed(of: configuration, ended: 2)
            #expect(listed.live == [oldest, newest])
            #expect(listed.ended.map(\.name) == ["3", "2"])
            #expect(listed.isCut)
            let whole = try await world.credentials.listed(of: configuration, ended: 3)
            #expect(whole.ended.count == 3 && !whole.isCut)
            world.clock.advance(by: 365 * 86_400)
            #expect(try await world.credentials.listed(of: configuration, ended: 9).live == [])
        }
    }

    /// Tokens of people are nobody's who provisions; when there are many, what ended before them is said to be left out.
    @Test func tokensOfPeopleAreNotListed() async throws {
        try await World.make { world in
            let configuration = try await world.configuration(of: try await world.tenant("globex"))
            let ours = try await world.credentials.issue(name: "ours", for: configuration).credential
            let ended = try await world.credentials.issue(name: "ended", for: configuration).credential
            try await world.credentials.revoke(ended.id, of: configuration)
            _ = try await world.credentials.issue(name: "theirs", for: configuration, standingFor: UUID())
            var listed = try await world.credentials.listed(of: configuration, ended: 20)
            #expect(listed.live == [ours] && listed.ended.map(\.id) == [ended.id] && !listed.isCut)
            try await world.run(
                """
                INSERT INTO rollcall.credentials
                    (id, tenant_id, configuration_id, name, token_hash, token_hint, created_at, expires_at, user_id)
                SELECT ('ffffffff-ffff-7fff-bfff-' || lpad(to_hex(n), 12, '0'))::uuid, tenant_id, id, 't',
                    sha256(n::text::bytea), 'abcd', now(), now() + interval '300 days', gen_random_uuid()
                FROM rollcall.scim_configurations, generate_series(1, 1000) AS n
                WHERE id = '\(configuration.id)'
                """)
            listed = try await world.credentials.listed(of: configuration, ended: 20)
            #expect(listed.live == [ours] && listed.ended == [] && listed.isCut)
        }
    }

    /// The same of an OAuth client's secrets and of the clients themselves.
    @Test func liveSecretsAndClientsAreAmongThoseListed() async throws {
        try await World.make { world in
            let caller = try await OAuthCaller.make(world)
            let first = try #require(caller.secret?.secret)
            try await world.run(
                """
                INSERT INTO rollcall.oauth_client_secrets
                    (id, client_id, secret_hash, secret_hint, created_at, expires_at, revoked_at)
                SELECT ('ffffffff-ffff-7fff-bfff-' || lpad(to_hex(n), 12, '0'))::uuid, '\(caller.client.id)',
                    sha256(n::text::bytea), 'abcd', now(), now() + interval '300 days', now()
                FROM generate_series(1, 120) AS n
                """)
            let secrets = try await world.clients.secrets(of: [caller.client.id])[caller.client.id] ?? []
            #expect(secrets.count == 100 && secrets.first == first)
            #expect(try await world.clients.live(of: caller.configuration) == [caller.client])
            _ = try await world.client.transaction {
                try await world.clients.revoke(caller.client.id, of: caller.configuration, in: $0)
            }
            #expect(try await world.clients.live(of: caller.configuration) == [])
        }
    }
}
