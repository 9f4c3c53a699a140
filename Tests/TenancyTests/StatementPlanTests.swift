import FoundationEssentials
import Postgres
import Testing

@testable import Tenancy

struct StatementPlanTests {
    private static let tables = [
        "credentials", "oauth_clients", "oauth_client_secrets", "access_tokens", "spent_assertions",
        "console_users", "console_links", "console_sessions",
    ]

    /// Where the wrong index would read the rows of others.
    private static let indexes = [
        "credentials.insert": "credentials_live", "credentials.insert_for_person": "credentials_live",
        "credentials.last_expiry": "credentials_live", "credentials.expiring": "credentials_live",
        "credentials.live": "credentials_live", "credentials.ended": "credentials_configuration_order",
        "credentials.beyond": "credentials_configuration_order",
        "access_tokens.trim": "access_tokens_client_age",
        "oauth_clients.trusting": "oauth_clients_subject",
    ]

    /// With statistics of 20,000 tokens and 10,000 clients, no statement may walk their tables.
    @Test func readNoTableAsAWhole() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            let configuration = try await world.configuration(of: tenant)
            try await world.run(
                """
                INSERT INTO rollcall.scim_configurations
                    (id, tenant_id, name, name_key, idp, auto_assign_enabled, created_at, updated_at)
                SELECT gen_random_uuid(), '\(tenant.id.text)', 'c' || n, 'c' || n, 'okta', false, now(), now()
                FROM generate_series(1, 2000) AS n
                """)
            try await world.run(
                """
                INSERT INTO rollcall.credentials
                    (id, tenant_id, configuration_id, name, token_hash, token_hint, created_at, expires_at, remind_at)
                SELECT gen_random_uuid(), s.tenant_id, s.id, 't', sha256((s.id::text || n)::bytea), 'abcd', now(),
                    now() + interval '300 days', now() + interval '270 days'
                FROM rollcall.scim_configurations AS s, generate_series(1, 10) AS n
                """)
            // Of the one configuration that is asked about, people have many.
            try await world.run(
                """
                INSERT INTO rollcall.credentials
                    (id, tenant_id, configuration_id, name, token_hash, token_hint, created_at, expires_at, user_id)
                SELECT gen_random_uuid(), tenant_id, id, 't', sha256(n::text::bytea), 'abcd', now(),
                    now() + interval '300 days', gen_random_uuid()
                FROM rollcall.scim_configurations, generate_series(1, 20000) AS n
                WHERE id = '\(configuration.id)'
                """)
            try await world.run(
                """
                INSERT INTO rollcall.oauth_clients (id, tenant_id, configuration_id, name, method, created_at)
                SELECT gen_random_uuid(), s.tenant_id, s.id, 'c', 'client_secret', now()
                FROM rollcall.scim_configurations AS s, generate_series(1, 5) AS n
                """)
            try await world.run(
                """
                INSERT INTO rollcall.oauth_client_secrets
                    (id, client_id, secret_hash, secret_hint, created_at, expires_at, remind_at)
                SELECT gen_random_uuid(), c.id, sha256(c.id::text::bytea), 'abcd', now(), now() + interval '300 days',
                    now() + interval '270 days'
                FROM rollcall.oauth_clients AS c
                """)
            try await world.run(
                """
                INSERT INTO rollcall.access_tokens (token_hash, client_id, secret_id, created_at, expires_at)
                SELECT sha256(s.id::text::bytea), s.client_id, s.id, now(), now() + interval '2 hours'
                FROM rollcall.oauth_client_secrets AS s
                """)
            try await world.run(
                """
                INSERT INTO rollcall.spent_assertions (client_id, digest, expires_at)
                SELECT c.id, sha256(c.id::text::bytea), now() + interval '1 hour' FROM rollcall.oauth_clients AS c
                """)
            try await world.fillConsole(of: tenant)
            for table in Self.tables + ["scim_configurations", "tenants"] {
                try await world.run("ANALYZE rollcall.\(table)")
            }
            for (statement, binds) in cases(configuration) + clientCases(configuration) + consoleCases(tenant) {
                let plan = try await world.plan(of: statement, binds)
                for table in Self.tables {
                    #expect(!plan.contains("Seq Scan on \(table)"), "\(statement.name)\n\(plan)")
                }
                if let index = Self.indexes[statement.name] {
                    #expect(plan.contains(index), "\(statement.name)\n\(plan)")
                }
            }
        }
    }

    private func cases(_ configuration: SCIMConfiguration) -> [(Statement, [Bind])] {
        let place: [Bind] = [.text(configuration.tenantID.text), .uuid(configuration.id), .uuid(UUID())]
        let (now, hash) = (
            Bind.timestamp(Date(timeIntervalSince1970: 1_750_000_000)), Array(repeating: UInt8(1), count: 32)
        )
        return [
            (
                CredentialStatements.insert,
                [
                    .uuid(UUID()), place[0], place[1], .text("x"), .bytes(hash), .text("abcd"), now, now, .int8(5),
                    .uuid(nil), now,
                ]
            ),
            (
                CredentialStatements.insertForPerson,
                [
                    .uuid(UUID()), place[0], place[1], .text("x"), .bytes(hash), .text("abcd"), now, now, .int8(5),
                    .uuid(UUID()), now,
                ]
            ),
            (TenantStatements.slugs, [.texts(["t1", "-"])]),
            (CredentialStatements.lastExpiry, [place[0], place[1], now]),
            (CredentialStatements.expiring, [place[0], .uuids([configuration.id, UUID()]), now, now, .int8(50)]),
            (CredentialStatements.page, place + [.int8(50)]),
            (CredentialStatements.live, [place[0], place[1], now]),
            (CredentialStatements.ended, [place[0], place[1], now, .int8(21), .int8(1_000)]),
            (CredentialStatements.beyond, [place[0], place[1], .int8(1_000)]),
            (CredentialStatements.find, place),
            (CredentialStatements.lock, place),
            (CredentialStatements.replace, place + [.uuid(UUID()), now, now]),
            (CredentialStatements.revoke, place + [now]),
            (CredentialStatements.verify, [.bytes(hash), .bytes(hash)]),
            (
                CredentialStatements.touch,
                [.uuids([UUID()]), .timestamps([.distantPast]), .texts(["192.0.2.1"]), .texts([nil])]
            ),
            (CredentialStatements.due, [now, now, .uuid(UUID()), .int8(500)]),
            (CredentialStatements.lockDue, [place[0], .uuids([UUID()]), now]),
            (CredentialStatements.remindNext, [.uuids([UUID()]), .optionalTimestamps([nil])]),
        ]
    }

    private func clientCases(_ configuration: SCIMConfiguration) -> [(Statement, [Bind])] {
        let place: [Bind] = [.text(configuration.tenantID.text), .uuid(configuration.id), .uuid(UUID())]
        let (now, hash) = (Bind.timestamp(Date(timeIntervalSince1970: 1_750_000_000)), Bind.bytes([1, 2, 3]))
        let none = Array(repeating: Bind.text(nil), count: 5)
        return [
            (
                OAuthClientStatements.insert,
                [.uuid(UUID()), place[0], place[1], .text("x"), .text("client_secret")] + none + [now, .int8(10)]
            ),
            (OAuthClientStatements.page, place + [.int8(50)]),
            (OAuthClientStatements.live, [place[0], place[1]]),
            (OAuthClientStatements.find, place),
            (OAuthClientStatements.lock, place),
            (OAuthClientStatements.revoke, place + [now]),
            (OAuthClientStatements.authenticate, [place[2], .text("globex")]),
            (
                OAuthClientStatements.trusting,
                [.text("globex"), .text("https://issuer"), .text("subject"), .texts(["audience"])]
            ),
            (
                OAuthClientStatements.touch,
                [.uuids([UUID()]), .timestamps([.distantPast]), .texts(["192.0.2.1"]), .texts([nil])]
            ),
            (
                ClientSecretStatements.insert,
                [.uuid(UUID()), .uuid(UUID()), hash, .text("abcd"), now, now, .int8(5), now]
            ),
            (ClientSecretStatements.all, [.uuids([UUID(), UUID()]), now]),
            (ClientSecretStatements.find, [.uuid(UUID()), .uuid(UUID())]),
            (ClientSecretStatements.revoke, [.uuid(UUID()), .uuid(UUID()), now]),
            (ClientSecretStatements.replace, [.uuid(UUID()), .uuid(UUID()), .uuid(UUID()), now, now]),
            (ClientSecretStatements.authenticate, [hash, .uuid(UUID())]),
            (AccessTokenStatements.verify, [hash]),
            (ClientSecretStatements.lastExpiry, [place[0], place[1], now]),
            (ClientSecretStatements.expiring, [place[0], .uuids([configuration.id, UUID()]), now, now, .int8(50)]),
            (ClientSecretStatements.due, [now, now, .uuid(UUID()), .int8(500)]),
            (ClientSecretStatements.lockDue, [place[0], .uuids([UUID()]), now]),
            (ClientSecretStatements.remindNext, [.uuids([UUID()]), .optionalTimestamps([nil])]),
            (OAuthClientStatements.named, [place[0], .uuids([UUID()])]),
            (AccessTokenStatements.trim, [.uuid(UUID()), .int8(200)]),
            (AccessTokenStatements.forget, [.text("t1"), now, .int8(100)]),
            (AccessTokenStatements.forgetSpent, [.text("t1"), now, .int8(100)]),
            (APIKeyStatements.find, [.uuid(UUID()), .text(nil)]),
            (AccessTokenStatements.prune, [now, .int8(100)]),
            (AccessTokenStatements.pruneSpent, [now, .int8(100)]),
        ]
    }
}

extension StatementPlanTests {
    fileprivate func consoleCases(_ tenant: Tenant) -> [(Statement, [Bind])] {
        let (now, hash) = (Bind.timestamp(Date(timeIntervalSince1970: 1_750_000_000)), Bind.bytes([1, 2, 3]))
        let (mine, id) = (Bind.text(tenant.id.text), Bind.uuid(UUID()))
        return [
            (
                ConsoleStatements.insertUser,
                [id, mine, .text("a@b.example"), .text("k"), .text("n"), .text("owner"), now]
            ),
            (ConsoleStatements.findUser, [mine, id]),
            (ConsoleStatements.findUserByAddress, [mine, .text("a@b.example")]),
            (ConsoleStatements.userPage, [mine, id, .int8(50), .text("admin"), .text("7@b")]),
            (ConsoleStatements.updateUser, [mine, id, .text(nil), .text("admin"), .bool(true), now]),
            (ConsoleStatements.lockUser, [id]),
            (ConsoleStatements.lockOwners, [mine]),
            (ConsoleStatements.insertLink, [id, id, hash, now, now]),
            (ConsoleStatements.readLink, [hash, now]),
            (ConsoleStatements.useLink, [hash, now]),
            (
                ConsoleStatements.insertSession,
                [id, hash, id, .uuid(nil), .text(nil), now, now, .text("agent")]
            ),
            (ConsoleStatements.verifySession, [hash, now, now, hash]),
            (ConsoleStatements.verifySession, [hash, now, now, .bytes(nil)]),
            (ConsoleStatements.touchSession, [id, now]),
            (ConsoleStatements.endSession, [id, now]),
            (ConsoleStatements.endLinksOfUser, [id, now]),
            (ConsoleStatements.endSessionsOfUser, [id, now]),
            (ConsoleStatements.forgetLinks, [now]),
            (ConsoleStatements.forgetSessions, [now]),
        ]
    }
}

extension World {
    /// 10,000 users of consoles, 100 of them of the tenant's, with two links and two sessions each.
    fileprivate func fillConsole(of tenant: Tenant) async throws {
        let others = try await self.tenant("initech")
        try await run(
            """
            INSERT INTO rollcall.console_users (id, tenant_id, address, address_key, name, role, created_at)
            SELECT gen_random_uuid(), CASE WHEN n <= 100 THEN '\(tenant.id.text)' ELSE '\(others.id.text)' END,
                n || '@b.example', n || '@b.example', 'n', 'admin', now()
            FROM generate_series(1, 10000) AS n
            """)
        try await run(
            """
            INSERT INTO rollcall.console_links (id, user_id, link_hash, created_at, expires_at)
            SELECT gen_random_uuid(), u.id, sha256((u.id::text || n)::bytea), now(), now() + interval '15 minutes'
            FROM rollcall.console_users AS u, generate_series(1, 2) AS n
            """)
        try await run(
            """
            INSERT INTO rollcall.console_sessions
                (id, session_hash, user_id, created_at, expires_at, last_seen_at)
            SELECT gen_random_uuid(), sha256((u.id::text || n)::bytea), u.id, now(), now() + interval '12 hours', now()
            FROM rollcall.console_users AS u, generate_series(1, 2) AS n
            """)
    }

    func run(_ sql: String) async throws {
        _ = try await client.query(Statement("test.run \(sql.prefix(40))", sql))
    }

    func plan(of statement: Statement, _ binds: [Bind]) async throws -> String {
        let rows = try await client.query(Statement("explain \(statement.name)", "EXPLAIN " + statement.sql), binds)
        return try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
    }
}
