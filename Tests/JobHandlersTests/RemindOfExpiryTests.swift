import Events
import FoundationEssentials
import JSON
import JobHandlers
import Jobs
import Postgres
import Tenancy
import TestDatabase
import Testing

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

    private func withToken(
        expiringIn rest: String, remindedSince: String, _ body: @Sendable @escaping (World, UUID) async throws -> Void
    ) async throws {
        try await World.make { world in
            let configuration = try await SCIMConfigurationStore(
                database: world.database, identifiers: .random, clock: .system
            ).create(NewSCIMConfiguration(name: "Expiring", idp: .entra), for: world.tenant)
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

    fileprivate func told() async throws -> [Event] {
        try await log.page(of: tenant, after: 0, limit: 100).filter { $0.type.rawValue.hasPrefix("scim_token.") }
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
