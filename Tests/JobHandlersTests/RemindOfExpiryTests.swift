import Events
import FoundationEssentials
import JSON
import Jobs
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import JobHandlers

/// Tokens that are about to expire, by the recurring job that tells of them.
struct RemindOfExpiryTests {
    @Test func tellsEachReminderOnceHoweverOftenItRuns() async throws {
        try await withToken(expiringIn: "13 days", remindedSince: "1 day") { world, token in
            try await world.remind()
            try await world.remind()
            let told = try await world.told()
            #expect(told.map(\.type) == [.scimTokenExpiring])
            #expect(told.map(\.subject) == [token])
            #expect(told.first?.data.contains("\"days_left\":13") == true)
        }
    }

    @Test func aWorkerThatWasDownTellsTheNearestAlone() async throws {
        try await withToken(expiringIn: "5 days", remindedSince: "25 days") { world, _ in
            try await world.remind()
            #expect(try await world.told().count == 1)
        }
    }

    @Test func tellsOfTheEndAndThenNoMore() async throws {
        try await withToken(expiringIn: "-1 hours", remindedSince: "1 day") { world, _ in
            try await world.remind()
            #expect(try await world.told().map(\.type) == [.scimTokenExpired])
            #expect(try await world.count("SELECT count(*) FROM rollcall.credentials WHERE remind_at IS NOT NULL") == 0)
        }
    }

    @Test(arguments: ["revoked_at = now()", "replaced_by = id"])
    func nobodyIsToldOfWhatWasEnded(_ change: String) async throws {
        try await withToken(expiringIn: "5 days", remindedSince: "25 days") { world, _ in
            try await world.run("UPDATE rollcall.credentials SET \(change)")
            try await world.remind()
            #expect(try await world.told().isEmpty)
            #expect(try await world.count("SELECT count(*) FROM rollcall.credentials WHERE remind_at IS NOT NULL") == 0)
        }
    }

    @Test func aTokenOfTheReleaseBeforeIsScheduledQuietly() async throws {
        try await withToken(expiringIn: "5 days", remindedSince: "0 days") { world, _ in
            try await world.remind()
            #expect(try await world.told().isEmpty)
            let scheduled = """
                SELECT count(*) FROM rollcall.credentials
                WHERE remind_at = expires_at - interval '1 day'
                """
            #expect(try await world.count(scheduled) == 1)
        }
    }

    @Test func aClientsSecretIsRemindedOfLikeAToken() async throws {
        try await World.make { world in
            let configuration = try await world.configurations.create(
                NewSCIMConfiguration(name: "Expiring", idp: .entra), for: world.tenant)
            let made = try await world.client.transaction {
                try await world.clients.create(NewOAuthClient(name: "Entra"), for: configuration, in: $0)
            }
            try await world.remindOnce()
            #expect(try await world.told().isEmpty, "two years are left")
            #expect(
                try await world.count(
                    "SELECT count(*) FROM rollcall.oauth_client_secrets WHERE remind_at = expires_at - interval '30 days'"
                )
                    == 1)
            func expire(_ rest: String) async throws {
                try await world.run(
                    """
                    UPDATE rollcall.oauth_client_secrets SET created_at = now() - interval '1 year',
                        expires_at = now() + interval '\(rest)', remind_at = now() - interval '20 days'
                    """)
            }
            try await expire("6 days")
            try await world.remindOnce()
            try await world.remindOnce()
            let told = try await world.told()
            #expect(told.map(\.type) == [.oauthClientSecretExpiring] && told.map(\.subject) == [made.client.id])
            #expect(told.first?.data.contains("\"days_left\":6") == true)
            #expect(told.first?.data.contains("\"client_name\":\"Entra\"") == true)
            try await expire("-1 hours")
            try await world.remindOnce()
            #expect(try await world.told().map(\.type).last == .oauthClientSecretExpired)
            let count = try await world.told().count
            for end in ["revoked_at = now()", "revoked_at = NULL, replaced_by = id"] {
                try await expire("6 days")
                try await world.run("UPDATE rollcall.oauth_client_secrets SET \(end)")
                try await world.remindOnce()
            }
            try await world.run("UPDATE rollcall.oauth_client_secrets SET replaced_by = NULL")
            try await expire("6 days")
            try await world.run("UPDATE rollcall.oauth_clients SET revoked_at = now()")
            try await world.remindOnce()
            #expect(try await world.told().count == count, "of what was ended nobody is told")
            #expect(
                try await world.count("SELECT count(*) FROM rollcall.oauth_client_secrets WHERE remind_at IS NOT NULL")
                    == 0)
        }
    }

    /// Neither the tenant's neighbours on the same page nor those on later pages are kept waiting, and followers are woken.
    @Test func aBrokenTenantKeepsNobodyElsesRemindersBack() async throws {
        try await withToken(expiringIn: "5 days", remindedSince: "25 days") { world, _ in
            let broken = try await world.tenants.create(slug: "broken", name: "Broken")
            let configuration = try await world.configurations.create(
                NewSCIMConfiguration(name: "Broken", idp: .entra), for: broken)
            let token = try await world.credentials.issue(name: "first", for: configuration).credential.id
            // More than a page of them, and all of them before the others.
            try await world.run(
                """
                INSERT INTO rollcall.credentials
                    (id, tenant_id, configuration_id, name, token_hash, token_hint, created_at, expires_at, remind_at)
                SELECT gen_random_uuid(), tenant_id, configuration_id, name, sha256(n::text::bytea), token_hint,
                    now() - interval '300 days', now() + interval '5 days', now() - interval '26 days'
                FROM rollcall.credentials, generate_series(1, 600) AS n
                WHERE id = '\(token)'
                """)
            try await world.run("ALTER TABLE \(broken.id.schema.text).event_arrivals RENAME TO event_arrivals_gone")
            await #expect(throws: (any Error).self) { try await world.remindOnce() }
            #expect(try await world.told().map(\.type) == [.scimTokenExpiring])
            try await world.run("ALTER TABLE \(broken.id.schema.text).event_arrivals_gone RENAME TO event_arrivals")
            try await world.remindOnce()
            #expect(try await world.told().count == 1)
            #expect(try await world.log.page(of: broken, after: 0, limit: 1_000).count == 600)
        }
    }

    @Test func twoAtOnceTellEachReminderOnce() async throws {
        try await withToken(expiringIn: "5 days", remindedSince: "25 days") { world, _ in
            for _ in 0..<8 {
                try await world.run("UPDATE rollcall.credentials SET remind_at = now() - interval '25 days'")
                let before = try await world.told().count
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 { group.addTask { try await world.remindOnce() } }
                    try await group.waitForAll()
                }
                #expect(try await world.told().count == before + 1)
            }
        }
    }

    private func withToken(
        expiringIn rest: String, remindedSince: String, _ body: @Sendable @escaping (World, UUID) async throws -> Void
    ) async throws {
        try await World.make { world in
            let configuration = try await world.configurations.create(
                NewSCIMConfiguration(name: "Expiring", idp: .entra), for: world.tenant)
            let token = try await world.credentials.issue(name: "first", for: configuration).credential.id
            try await world.run(
                """
                UPDATE rollcall.credentials
                SET created_at = now() - interval '300 days', expires_at = now() + interval '\(rest)',
                    remind_at = now() - interval '\(remindedSince)'
                """)
            try await body(world, token)
        }
    }
}

extension World {
    fileprivate var credentials: CredentialStore {
        CredentialStore(client: client, hasher: Self.hasher, identifiers: .random, clock: .system)
    }

    fileprivate var configurations: SCIMConfigurationStore {
        SCIMConfigurationStore(database: database, identifiers: .random, clock: .system)
    }

    /// What one run of the job does, with what it throws.
    fileprivate func remindOnce() async throws {
        try await RemindOfExpiry(
            tenants: tenants, credentials: credentials, clients: clients, database: database, log: log
        ).remind()
    }

    fileprivate var clients: OAuthClientStore {
        OAuthClientStore(
            client: client, hasher: Self.hasher, identifiers: .random, clock: .system, urlRule: { _ in nil })
    }

    fileprivate func told() async throws -> [Event] {
        try await log.page(of: tenant, after: 0, limit: 100).filter {
            $0.type.rawValue.hasPrefix("scim_token.") || $0.type.rawValue.hasPrefix("oauth_client.")
        }
    }

    /// One round of the recurring job, to its end.
    fileprivate func remind() async throws {
        _ = try await client.query(Statement("test.clear", "DELETE FROM rollcall.jobs"))
        try await enqueue(NewJob(tenantID: RecurringJob.service, kind: .remindOfExpiry, uniqueKey: "round"))
        try await whileWorking {
            try await eventually("the round is over") { try await count("SELECT count(*) FROM rollcall.jobs") == 0 }
        }
    }
}
